/* How firm each place is: the engine's own draws, weighed again with other goals. The draws
 * of a role are columns of bytes (or one number where nothing varies). */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

const columnOf = (value) => (typeof value === "number" ? value / 65535 : bytesOf(value));

const decodeFit = (fit) => ({
  rows: fit.rows,
  sure: fit.sure,
  u: bytesOf(fit.u),
  options: new Map(fit.options.map((o) => [o.id, { ...o, worth: o.worth.map(columnOf) }])),
});

const fits = new Map(Object.entries(data.fits).map(([role, fit]) => [role, decodeFit(fit)]));

/* The weights of one draw: each mark within its ratio bounds, the site's share fixed. */
const drawWeights = (fit, marks, sure, row, out) => {
  let total = 0;
  for (const d of persons) {
    const u = fit.u[row * DIMENSIONS + d] / 255;
    out[d] = marks[d] * sure ** (u - 0.5);
    total += out[d];
  }
  for (const d of persons) out[d] *= personsPart / 1000 / total;
  for (const d of sites) out[d] = data.weights[d] / 1000;
};

/* The balance of an option in a draw; an option without draws keeps its worths. */
const drawBalance = (option, drawn, weights, row) => {
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d++) {
    const column = drawn ? drawn.worth[d] : option.worth[d] / 1000;
    sum += weights[d] * (typeof column === "number" ? column : column[row] / 255);
  }
  return sum;
};

/* Shares of first places, expected ranks and pairwise wins of some options. */
const shares = (options, fit, marks, sure) => {
  const n = options.length;
  const drawn = options.map((option) => fit.options.get(option.id));
  const first = new Float64Array(n);
  const wins = Array.from({ length: n }, () => new Float64Array(n));
  const weights = new Float64Array(DIMENSIONS);
  const totals = new Float64Array(n);
  for (let row = 0; row < fit.rows; row++) {
    drawWeights(fit, marks, sure, row, weights);
    let best = 0;
    for (let i = 0; i < n; i++) {
      totals[i] = drawBalance(options[i], drawn[i], weights, row);
      if (totals[i] > totals[best]) best = i;
    }
    first[best] += 1 / fit.rows;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) {
        const won = totals[i] > totals[j] ? 1 : totals[i] < totals[j] ? 0 : 0.5;
        wins[i][j] += won / fit.rows;
        wins[j][i] += (1 - won) / fit.rows;
      }
  }
  const expected = wins.map((row, i) => n - row.reduce((a, w, j) => a + (j === i ? 0 : w), 0));
  return options.map((option, i) => ({ option, first: first[i], expected: expected[i], wins: wins[i] }));
};

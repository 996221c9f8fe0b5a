/* What the page was given, and how goals become weights: the same steps as
 * core/weigh/weights.c, so that the page and the engine agree to the last thousandth. */
const data = JSON.parse(document.getElementById("poise-data").textContent);
const DIMENSIONS = data.weights.length;
const dimensionList = Array.from({ length: DIMENSIONS }, (_, d) => d);
const persons = dimensionList.filter((d) => data.persons[d]);
const sites = dimensionList.filter((d) => !data.persons[d]);
const personsPart = 1000 - sites.reduce((sum, d) => sum + data.weights[d], 0);

/* The words of the page; lists of words are split at their bars. */
const words = data.words;
const parts = (word) => words[word].split("|");
const goalNames = parts("GOAL_NAMES");

const fill = (sentence, ...slots) =>
  sentence.replace(/\{(\d)\}/g, (_, number) => slots[number - 1] ?? "");

/* Whole thousandths: floors first, then one each to the largest remainders; of equal
 * ones the earlier. */
const apportion = (shares, whole) => {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (total > 0 ? (share / total) * whole : 0));
  const result = exact.map((value) => Math.floor(value + 1e-9));
  const rest = exact.map((value, i) => value - result[i]);
  let left = total > 0 ? whole - result.reduce((sum, value) => sum + value, 0) : 0;
  for (; left > 0; left--) {
    let best = 0;
    for (let i = 1; i < rest.length; i++) if (rest[i] > rest[best] + 1e-9) best = i;
    result[best]++;
    rest[best] = -1;
  }
  return result;
};

/* Marks from 0 to 100 for each dimension to weights; the site's share stays. */
const weightsOf = (marks) => {
  const shares = marks.map((mark, d) => (data.persons[d] ? mark : 0));
  if (!shares.some((share) => share > 0)) return data.weights;
  const own = apportion(shares, personsPart);
  return own.map((weight, d) => (data.persons[d] ? weight : data.weights[d]));
};

/* Marks of an order: rank-order centroids, the first one 100. */
const marksOfOrder = (order) => {
  const marks = new Array(DIMENSIONS).fill(0);
  const n = order.length;
  const centroid = (k) => {
    let sum = 0;
    for (let j = k + 1; j <= n; j++) sum += 1 / j;
    return sum / n;
  };
  order.forEach((d, k) => (marks[d] = Math.round((100 * centroid(k)) / centroid(0))));
  return marks;
};

/* Millionths, as the engine adds them up. */
const balanceOf = (option, weights) =>
  weights.reduce((sum, weight, d) => sum + weight * option.worth[d], 0);

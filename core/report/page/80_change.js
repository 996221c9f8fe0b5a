/* Step 5: where the first place changes along each slider, in closed form as in
 * core/weigh/flip.c, and for the goals as they stand now. */
const MOST_TURNS = 5;
const MOST_TIMES = 4;

/* The balance of an option as a line over the share of one goal. */
const lineOf = (option, weights, d) => {
  const others = persons.filter((k) => k !== d);
  const total = others.reduce((sum, k) => sum + weights[k], 0);
  if (total === 0) return null;
  const site = sites.reduce((sum, k) => sum + weights[k] * option.worth[k], 0);
  const mean = others.reduce((sum, k) => sum + weights[k] * option.worth[k], 0) / total;
  return { zero: site + personsPart * mean, one: site + personsPart * option.worth[d] };
};

const TINY = 1e-6;

/* Who is first just after a share, and up to where. */
const leaderAt = (lines, share) => {
  const at = (line) => line.zero + (line.one - line.zero) * share;
  let best = 0;
  lines.forEach((line, i) => {
    const ahead = at(line) - at(lines[best]);
    const steeper = line.one - line.zero > lines[best].one - lines[best].zero + TINY;
    if (ahead > TINY || (ahead > -TINY && steeper)) best = i;
  });
  const leader = lines[best];
  let until = 1;
  for (const line of lines) {
    const slope = line.one - line.zero - (leader.one - leader.zero);
    if (slope <= TINY) continue;
    const cross = (leader.zero - line.zero) / slope;
    if (cross > share + 1e-12 && cross < until) until = cross;
  }
  return { best, until };
};

const segmentsOf = (field, weights, d) => {
  const lines = field.map((entry) => lineOf(entry.option, weights, d));
  const found = [];
  if (lines.includes(null)) return found;
  for (let share = 0; share < 1 && found.length < field.length;) {
    const { best, until } = leaderAt(lines, share);
    found.push({ from: share, to: until, first: field[best] });
    share = until;
  }
  return found;
};

const pointsOf = (share, others) => (share >= 1 ? Infinity : (others * share) / (1 - share));

const nearestTurn = (field, state, weights, d) => {
  const others = persons.reduce((sum, k) => sum + (k === d ? 0 : state.marks[k]), 0);
  const now = weights[d] / personsPart;
  let best = null;
  for (const segment of segmentsOf(field, weights, d)) {
    const share = segment.to < now ? segment.to : segment.from > now ? segment.from : null;
    const points = share === null ? Infinity : pointsOf(share, others);
    if (points > 100) continue;
    const then = Math.round(points);
    const far = Math.abs(then - state.marks[d]);
    if (then !== state.marks[d] && (!best || far < best.far))
      best = { d, now: state.marks[d], then, far, first: segment.first };
  }
  return best;
};

const turnPicture = (turn) => {
  const svg = picture("turn", "-2 0 104 12", goalNames[turn.d]);
  const from = Math.min(turn.now, turn.then);
  svg.append(rect("bar-ground", 0, 5, 100, 2), rect("turn-way", from, 5, Math.abs(turn.now - turn.then), 2),
    rect("turn-then", turn.then - 0.8, 1, 1.6, 10),
    drawing("circle", { class: "turn-now", cx: turn.now, cy: 6, r: 2.6 }));
  return svg;
};

const turnItem = (turn) => {
  const item = element("li");
  item.append(element("p", "", fill(words.CHANGE_FLIP_LESS, goalNames[turn.d], turn.then, turn.now, turn.first.option.name)));
  item.append(turnPicture(turn));
  const jump = element("button", "jump", words.CHANGE_JUMP);
  jump.type = "button";
  jump.setAttribute("aria-label", `${words.CHANGE_JUMP}: ${goalNames[turn.d]}`);
  jump.addEventListener("click", () => {
    show("goals");
    one(`.goal[data-dimension="${turn.d}"]`).closest("details")?.setAttribute("open", "");
    sliderOf(turn.d).focus();
  });
  item.append(jump);
  return item;
};

const byBalanceFirst = (result) => [...racing(result)].sort(byBalance);

const showTurns = (state, result) => {
  const field = byBalanceFirst(result);
  const turns = state.given && field.length > 1
    ? persons.map((d) => nearestTurn(field, state, result.weights, d)).filter(Boolean)
    : [];
  turns.sort((a, b) => a.far - b.far);
  one(".flips").replaceChildren(...turns.slice(0, MOST_TURNS).map(turnItem));
  const none = !state.given ? words.CHANGE_NO_GOALS
    : turns.length === 0 && field.length > 0 ? fill(words.CHANGE_STEADY, field[0].option.name) : "";
  setText(one(".no-flips"), none);
};

/* -------- other findings: the months that would turn it */

const monthsOf = (worth) => String(Math.round(-12 * Math.log(1 - worth)) / 2);

const timeSentences = (field, weights) => {
  const weight = weights[BENEFIT];
  const sentences = [];
  if (weight === 0 || field.length < 2) return sentences;
  const [first, second] = field;
  const lower = first.option.worth[BENEFIT] / 1000 - (first.balance - second.balance) / weight / 1000;
  if (lower >= 0)
    sentences.push(fill(words.CHANGE_TIME_LESS, first.option.name, monthsOf(lower), monthsOf(first.option.worth[BENEFIT] / 1000), second.option.name));
  for (const other of field.slice(1)) {
    const now = other.option.worth[BENEFIT] / 1000;
    const needed = now + (first.balance - other.balance) / weight / 1000;
    if (needed <= 0.98)
      sentences.push(fill(words.CHANGE_TIME, other.option.name, monthsOf(needed), monthsOf(now)));
  }
  return sentences.slice(0, MOST_TIMES);
};

const showTimes = (state, result) => {
  const sentences = state.given ? timeSentences(byBalanceFirst(result), result.weights) : [];
  one(".times").replaceChildren(...sentences.map((sentence) => element("li", "", sentence)));
  const none = state.given ? words.CHANGE_NO_TIME : words.CHANGE_NO_GOALS;
  setText(one(".no-times"), sentences.length ? "" : none);
};

/* Step 5: where the first place changes along each slider, in closed form as in
 * core/weigh/change.h, and for the goals as they stand now: the same numbers where nothing was
 * moved. */
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

/* The slider of a goal, exactly: a mark is its whole points. */
const sliderPoints = (weights, d) => (100 * weights[d]) / Math.max(1, ...persons.map((k) => weights[k]));

const nearestTurn = (field, weights, d) => {
  const others = persons.reduce((sum, k) => sum + (k === d ? 0 : sliderPoints(weights, k)), 0);
  const share = weights[d] / personsPart;
  const now = sliderPoints(weights, d);
  let best = null;
  for (const segment of segmentsOf(field, weights, d)) {
    if (segment.from <= share && share <= segment.to) continue;
    const then = pointsOf(segment.to < share ? segment.to : segment.from, others);
    const move = Math.abs(then - now) / Math.max(now, 1);
    if (then <= 100 && (!best || move < best.move))
      best = { d, now: Math.round(now), then: Math.round(then), move, first: segment.first };
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

/* As the engine's field: also what is usually for a later line. */
const competing = (result) =>
  result.main.filter((e) => ["fits", "close", "less", "later"].includes(e.group)).sort(byBalance);

const showTurns = (state, result) => {
  const field = competing(result);
  const turns = state.given && field.length > 1
    ? persons.map((d) => nearestTurn(field, result.weights, d)).filter(Boolean)
    : [];
  turns.sort((a, b) => a.move - b.move);
  one(".flips").replaceChildren(...turns.slice(0, MOST_TURNS).map(turnItem));
  const none = !state.given ? words.CHANGE_NO_GOALS
    : turns.length === 0 && field.length > 0 ? fill(words.CHANGE_STEADY, field[0].option.name) : "";
  setText(one(".no-flips"), none);
};

/* -------- other findings: the months that would turn it, as the trial counted them */
const MOST_WORTH = 0.982;
const counted = (worth) => -6 * Math.log(1 - worth);

/* The share of a normal distribution that lies above z. */
const above = (z) => {
  const t = 1 / (1 + 0.3275911 * Math.abs(z) / Math.SQRT2);
  const erf = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-z * z) / 2);
  return z > 0 ? 0.5 * (1 - erf) : 0.5 * (1 + erf);
};

/* In so many of 100 by the interval of the trial; null without one. */
const chanceOf = (option, needed) => {
  const { low, high } = option.time;
  const now = option.worth[BENEFIT] / 1000;
  if (low >= high) return null;
  const end = (needed > now ? high : low) / 1000;
  return end === now ? 0 : 100 * above(((needed - now) / (end - now)) * 1.959964);
};

const timeSentence = (word, option, needed) => {
  const { unit, now, ratio } = option.time;
  const then = now + ratio * (counted(needed) - counted(option.worth[BENEFIT] / 1000));
  const sentence = fill(words[word], option.name, halves(then), halves(now), parts("CHANGE_TIME_KINDS")[unit]);
  const chance = chanceOf(option, needed);
  if (chance === null) return sentence;
  return chance < 0.5 ? fill(words.CHANGE_TIME_HARDLY, sentence)
    : fill(words.CHANGE_TIME_CHANCE, sentence, Math.round(chance));
};

const timeSentences = (field, weights) => {
  const weight = weights[BENEFIT];
  const sentences = [];
  const add = (word, option, by) => {
    const needed = option.worth[BENEFIT] / 1000 + by / weight / 1000;
    if (option.time && needed >= 0 && needed <= MOST_WORTH) sentences.push(timeSentence(word, option, needed));
  };
  if (weight === 0 || field.length < 2) return sentences;
  const [first, ...others] = field;
  add("CHANGE_TIME_LESS", first.option, others[0].balance - first.balance);
  others.forEach((other) => add("CHANGE_TIME", other.option, first.balance - other.balance));
  return sentences.slice(0, MOST_TIMES);
};

const showTimes = (state, result) => {
  const sentences = state.given ? timeSentences(competing(result), result.weights) : [];
  one(".times").replaceChildren(...sentences.map((sentence) => element("li", "", sentence)));
  const none = state.given ? words.CHANGE_NO_TIME : words.CHANGE_NO_GOALS;
  setText(one(".no-times"), sentences.length ? "" : none);
};

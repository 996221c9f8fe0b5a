/* Step 2: order, sliders, how sure, the check sentence, limits. */
const sliderOf = (d) => one(`#slider-${d}`);
const numberOf = (d) => one(`#mark-${d}`);

/* The goals as they stand on the page, the most important first. */
const pageOrder = () => all(".goal").map((goal) => Number(goal.dataset.dimension));

const setMark = (d, value, settled) => {
  const mark = Math.min(100, Math.max(0, Math.round(Number(value) || 0)));
  const marks = [...store.now.marks];
  marks[d] = mark;
  const given = marks.some((m, i) => data.persons[i] && m > 0);
  change({ marks, given, touched: true, sort: sortAfter(given) }, settled);
};

const sortAfter = (given) => (given && !store.now.given ? "fit" : store.now.sort);

/* Moves a goal by one place; the marks follow the order until a slider is moved. */
const moveGoal = (goal, by) => {
  const list = all(".goal");
  const other = list[list.indexOf(goal) + by];
  if (!other) return;
  const order = pageOrder();
  const at = order.indexOf(Number(goal.dataset.dimension));
  [order[at], order[at + by]] = [order[at + by], order[at]];
  const ordered = orderedGoals(order);
  change({ order, marks: marksOfOrder(ordered), given: true, touched: true, sort: sortAfter(true) });
};

/* The first seven are in the order; those behind "more" count once they have a mark. */
const orderedGoals = (order) => {
  const first = all(".main-part > .goals > .goal").length;
  return order.filter((d, i) => i < first || store.now.marks[d] > 0);
};

const placeGoals = (state) => {
  const order = state.order ?? deliveredOrder;
  const lists = all(".goals");
  const size = lists[0].children.length;
  const focused = document.activeElement;
  const now = pageOrder();
  if (now.every((d, i) => d === order[i])) return;
  order.forEach((d, i) => lists[i < size ? 0 : 1].append(one(`.goal[data-dimension="${d}"]`)));
  /* lists[0] may have taken from lists[1]: keep its length */
  while (lists[0].children.length > size) lists[1].prepend(lists[0].lastElementChild);
  focused?.focus();
};

const deliveredOrder = pageOrder();

const showMarks = (state) => {
  for (const d of persons) {
    const value = String(state.marks[d]);
    if (sliderOf(d).value !== value) sliderOf(d).value = value;
    if (numberOf(d) !== document.activeElement) numberOf(d).value = value;
  }
  all("input[name=sure]").forEach((input) => (input.checked = Number(input.value) === state.sure));
};

/* -------- the check sentence */

/* Months of the benefit that are worth as much as a whole other goal: the inverse of
 * 1 - exp(-months / 6). */
const BENEFIT = 0;
const monthsWorth = (weights, d) => -6 * Math.log(1 - weights[d] / weights[BENEFIT]);

const halves = (number) => String(Math.round(number * 2) / 2);

const checkSentence = (state, weights) => {
  const byWeight = persons.filter((d) => weights[d] > 0).sort((a, b) => weights[b] - weights[a]);
  if (!state.given || byWeight.length < 2) return words.CHECK_NOTHING;
  const other = byWeight.find((d) => d !== BENEFIT);
  if (weights[BENEFIT] === 0) {
    const [a, b] = byWeight;
    return fill(words.CHECK_TIMES, goalNames[a], goalNames[b], halves(weights[a] / weights[b]));
  }
  if (weights[other] >= weights[BENEFIT] * 0.98) return fill(words.CHECK_NEVER, goalNames[other]);
  return fill(words.CHECK_MONTHS, goalNames[other], halves(monthsWorth(weights, other)));
};

/* Two goals whose marks contradict the order that was given; null for none. */
const clashOf = (state) => {
  if (!state.order) return null;
  const order = state.order.filter((d) => state.marks[d] > 0);
  for (let i = 0; i + 1 < order.length; i++)
    if (state.marks[order[i]] < state.marks[order[i + 1]]) return [order[i], order[i + 1]];
  return null;
};

const showCheck = (state, weights) => {
  setText(one("#check-says"), checkSentence(state, weights));
  const clash = clashOf(state);
  one("#clash").hidden = clash === null;
  if (clash) setText(one("#clash-says"), fill(words.CLASH, goalNames[clash[0]], goalNames[clash[1]]));
};

const orderOfMarks = () =>
  [...(store.now.order ?? deliveredOrder)].sort((a, b) => store.now.marks[b] - store.now.marks[a]);

/* -------- limits */

const numberLimit = (id) => {
  const text = one(id).value;
  return text === "" ? null : Number(text);
};

const readLimits = () =>
  change({
    limits: {
      visits: numberLimit("#limit-visits"),
      severe: numberLimit("#limit-severe"),
      travel: numberLimit("#limit-travel"),
      hair: one("#limit-hair").value === "" ? null : Number(one("#limit-hair").value) / 1000,
      infusion: one("#limit-infusion").checked,
    },
  });

const showLimits = (state) => {
  const text = (value) => (value === null ? "" : String(value));
  for (const name of ["visits", "severe", "travel"]) {
    const input = one(`#limit-${name}`);
    if (input !== document.activeElement) input.value = text(state.limits[name]);
  }
  const hair = state.limits.hair;
  one("#limit-hair").value = hair === null ? "" : hair === 0 ? "0" : "500";
  one("#limit-infusion").checked = state.limits.infusion;
};

const startGoals = () => {
  for (const d of persons) {
    sliderOf(d).addEventListener("input", (e) => setMark(d, e.target.value, false));
    sliderOf(d).addEventListener("change", (e) => setMark(d, e.target.value, true));
    numberOf(d).addEventListener("change", (e) => setMark(d, e.target.value, true));
    const goal = one(`.goal[data-dimension="${d}"]`);
    one(".minus", goal).addEventListener("click", () => setMark(d, store.now.marks[d] - 5, true));
    one(".plus", goal).addEventListener("click", () => setMark(d, store.now.marks[d] + 5, true));
    one(".up", goal).addEventListener("click", () => moveGoal(goal, -1));
    one(".down", goal).addEventListener("click", () => moveGoal(goal, 1));
  }
  all("input[name=sure]").forEach((input) =>
    input.addEventListener("change", () => change({ sure: Number(input.value), touched: true })));
  all(".limit-inputs input, .limit-inputs select").forEach((input) =>
    input.addEventListener("change", readLimits));
  one("#check-yes").addEventListener("click", () => setText(one("#check-says"), words.CHECK_YES_DONE));
  one("#check-no").addEventListener("click", () => {
    setText(one("#check-says"), words.CHECK_NO_DONE);
    one(".goal input[type=range]").focus();
  });
  one("#clash-order").addEventListener("click", () =>
    change({ marks: marksOfOrder(orderedGoals(store.now.order)) }));
  one("#clash-marks").addEventListener("click", () => change({ order: orderOfMarks() }));
  one("#undo").addEventListener("click", undo);
  one("#reset").addEventListener("click", reset);
  one("#without").addEventListener("change", (e) => showWithout(e.target.checked));
};

/* The result for some goals and limits: which group each option is in, and in which order.
 * No drawing here. */
const options = data.options.map((option, key) =>
  ({ ...option, key, says: option.says.map((i) => data.sentences[i]) }));
const roles = [...new Set(options.map((option) => option.role))];

/* The limits in the order in which the engine tries them. */
const LIMITS = ["visits", "severe", "travel", "hair", "infusion"];

/* The number of the first limit that an option breaks; -1 for none. */
const brokenLimit = (option, limits) =>
  LIMITS.findIndex((name) => {
    const figure = option.figures[name];
    if (name === "infusion") return limits.infusion && figure;
    return limits[name] !== null && figure !== null && figure > limits[name];
  });

const groupOf = (option, limits, given) => {
  if (brokenLimit(option, limits) >= 0) return "limits";
  if (option.urgent) return "now";
  if (option.addon) return "with";
  if (option.later) return "later";
  return given ? "fits" : "name";
};

const byName = (a, b) => (a.option.name < b.option.name ? -1 : 1);
const byBalance = (a, b) => b.balance - a.balance || (a.option.id < b.option.id ? -1 : 1);

/* First in 80 of 100 draws and ahead by two points: clear; in 60: leans to. Else the
 * leader and what cannot be told from it are too close to call. */
const wordFits = (drawn, balances) => {
  drawn.sort((a, b) => a.expected - b.expected);
  const leader = drawn[0];
  const index = new Map(balances.map((entry, i) => [entry.option.key, i]));
  const close = (other) => {
    const wins = leader.wins[index.get(other.option.key)];
    return wins >= 0.4 && wins <= 0.6;
  };
  const second = drawn[1];
  const gap = second ? leader.balance - second.balance : Infinity;
  const firm = leader.first >= 0.6 && !(second && close(second)) && (leader.first < 0.8 || gap >= 0);
  drawn.forEach((entry, i) => {
    if (firm) entry.group = i === 0 ? "fits" : "less";
    else entry.group = i === 0 || i === 1 || close(entry) ? "close" : "less";
  });
};

/* As the engine found it from all its draws: in its order, with its words. */
const ENGINE_WORDS = ["fits", "fits", "close", "less"];

const asDelivered = (racing, fit) => {
  const order = [...fit.options.keys()];
  for (const entry of racing) {
    const own = fit.options.get(entry.option.id);
    if (!own) continue;
    entry.group = ENGINE_WORDS[own.word];
    entry.first = own.first / 10000;
    entry.expected = order.indexOf(entry.option.id);
  }
};

const asDrawn = (racing, fit, state) => {
  const drawn = shares(racing.map((entry) => entry.option), fit, state.marks, state.sure);
  drawn.forEach((found, i) => Object.assign(racing[i], found));
  wordFits([...racing], racing);
};

/* The entries of one role: {option, balance, group, first, expected}. */
const rankRole = (role, state, weights) => {
  const entries = options
    .filter((option) => option.role === role)
    .map((option) => ({
      option,
      balance: balanceOf(option, weights),
      group: groupOf(option, state.limits, state.given),
    }));
  entries.sort(byBalance);
  const fit = fits.get(role);
  const racing = entries.filter((entry) => entry.group === "fits");
  if (fit && state.given && racing.length > 1) {
    if (state.touched) asDrawn(racing, fit, state);
    else asDelivered(racing, fit);
    entries.sort((a, b) => (a.expected ?? 1e9) - (b.expected ?? 1e9) || byBalance(a, b));
  }
  return entries;
};

/* Everything that follows from a state of the goals. */
const resultOf = (state) => {
  const weights = state.touched ? weightsOf(state.marks) : data.weights;
  const ranked = new Map(roles.map((role) => [role, rankRole(role, state, weights)]));
  return { weights, ranked, main: ranked.get(data.main) ?? [] };
};

/* The options that compete for the first place of the main role. */
const racing = (result) => result.main.filter((e) => ["fits", "close", "less"].includes(e.group));

/* -------- what speaks for an option and against it, against the middle of its role */

const middles = new Map();
const middleOf = (role, limits) => {
  const key = role + JSON.stringify(limits);
  if (!middles.has(key)) {
    const kept = options.filter((o) => o.role === role && brokenLimit(o, limits) < 0);
    middles.set(key, dimensionList.map((d) =>
      kept.length ? Math.floor((kept.reduce((s, o) => s + o.worth[d], 0) + Math.floor(kept.length / 2)) / kept.length) : 0));
  }
  return middles.get(key);
};

const SMALLEST_LEAD = 2000;

const leadsOf = (option, state, weights, sign) => {
  const middle = middleOf(option.role, state.limits);
  return dimensionList
    .map((d) => ({ d, lead: sign * weights[d] * (option.worth[d] - middle[d]) }))
    .filter(({ lead }) => lead > SMALLEST_LEAD)
    .sort((a, b) => b.lead - a.lead || a.d - b.d);
};

const ALIKE = 50;

/* A sentence without numbers. */
const compared = (option, state, d) => {
  const lead = option.worth[d] - middleOf(option.role, state.limits)[d];
  const part = lead > ALIKE ? 0 : lead < -ALIKE ? 2 : 1;
  return fill(parts("COMPARED")[part], goalNames[d]);
};

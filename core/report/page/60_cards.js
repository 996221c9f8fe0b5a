/* Step 3: the cards, and the sentence that says what comes first. Bars and sentences move
 * with the sliders; cards change place only when a slider is let go. */
const cards = options.map((option) => one(`#o${option.key}`));
const noNumbers = () => document.documentElement.classList.contains("no-numbers");

/* -------- the sentence, spoken at most once a second */

const resultSentence = (state, result) => {
  const field = racing(result);
  if (!state.given) return words.LIVE_NONE;
  if (field.length === 0)
    return result.main.some((e) => e.group === "limits") ? words.NONE_LIMITS : words.LIVE_NONE;
  const close = field.filter((e) => e.group === "close");
  if (close.length > 1) return fill(words.LIVE_CLOSE, close[0].option.name, close[1].option.name);
  if (field.length === 1) return fill(words.LIVE_ONLY, field[0].option.name);
  return fill(words.LIVE_FIRST, field[0].option.name, field[1].option.name);
};

const speaker = { last: 0, timer: 0 };

const speak = (sentence) => {
  const put = () => {
    speaker.last = performance.now();
    all(".live-says").forEach((target) => setText(target, sentence));
  };
  clearTimeout(speaker.timer);
  const wait = speaker.last + 1000 - performance.now();
  if (wait <= 0) put();
  else speaker.timer = setTimeout(put, wait);
};

/* -------- the short list beside the sliders */

const liveBar = (entry) => {
  const share = entry.first !== undefined;
  const value = share ? entry.first * 100 : entry.balance / 10000;
  const title = share ? fill(words.READINGS, Math.round(value)) : `${Math.round(value)} / 100`;
  const svg = picture("bar", "0 0 100 10", title);
  svg.append(rect("bar-ground", 0, 3, 100, 4), rect("bar-value", 0, 2, value, 6));
  return svg;
};

const showLive = (state, result) => {
  const list = one(".live-list");
  list.replaceChildren();
  if (!state.given) return;
  for (const entry of racing(result).slice(0, 5)) {
    const item = element("li", "", entry.option.name);
    if (!noNumbers()) item.append(liveBar(entry));
    list.append(item);
  }
};

/* -------- one card */

const SCALE = 1 / 3000;

const leanPicture = (option, state, weights) => {
  const better = leadsOf(option, state, weights, 1);
  const worse = leadsOf(option, state, weights, -1);
  const points = (leads) => Math.round(leads.reduce((sum, { lead }) => sum + lead, 0) / 10000);
  const svg = picture("lean", "0 0 200 12", fill(words.BAR_SAYS, points(better), points(worse)));
  const side = (leads, sign) => {
    let at = 0;
    for (const { lead } of leads) {
      const width = Math.min(lead * SCALE, 100 - at);
      if (width <= 0) break;
      const x = sign > 0 ? 100 + at : 100 - at - width;
      svg.append(rect(sign > 0 ? "lean-for" : "lean-against", x, 2, width > 0.6 ? width - 0.4 : width, 8));
      at += width;
    }
  };
  side(worse, -1);
  side(better, 1);
  svg.append(rect("lean-middle", 99.5, 0, 1, 12));
  return svg;
};

const showReasons = (card, option, state, weights) => {
  for (const [part, sign, none] of [["for", 1, words.NOTHING_FOR], ["against", -1, words.NOTHING_AGAINST]]) {
    const leads = leadsOf(option, state, weights, sign).slice(0, 2);
    const items = leads.map(({ d }) =>
      element("li", "", noNumbers() ? compared(option, state, d) : option.says[d]));
    one(`.${part} ul`, card).replaceChildren(...(items.length ? items : [element("li", "none", none)]));
  }
};

const tenth = (millionths) => (Math.round(millionths / 1000) / 10).toFixed(1);

const sumRow = (option, weights, d) => {
  const row = element("tr");
  const head = element("th", "", goalNames[d]);
  head.scope = "row";
  const known = (option.known >> d) & 1;
  row.append(head, element("td", "weight", (weights[d] / 10).toFixed(1)),
    element("td", "", known ? String(Math.round(option.worth[d] / 10)) : "?"),
    element("td", "adds", tenth(weights[d] * option.worth[d])));
  return row;
};

const showSum = (card, option, balance, weights) => {
  const total = one(".sum .total", card);
  const body = total.parentElement;
  all("tr", body).forEach((row) => row !== total && row.remove());
  dimensionList.filter((d) => weights[d] > 0).forEach((d) => total.before(sumRow(option, weights, d)));
  setText(one(".balance", total), tenth(balance));
};

const dotsPicture = (filled) => {
  const svg = picture("dots small", "0 0 100 100", fill(words.READINGS, filled));
  const rows = Math.floor(filled / 10);
  const part = filled % 10;
  const above = 10 - rows - (part > 0 ? 1 : 0);
  svg.append(rect("dots-full", 0, 100 - rows * 10, 100, rows * 10));
  if (part) svg.append(rect("dots-full", 0, above * 10, part * 10, 10), rect("dots-empty", part * 10, above * 10, 100 - part * 10, 10));
  svg.append(rect("dots-empty", 0, 0, 100, above * 10));
  return svg;
};

/* The shares at the delivered goals are the engine's, from all its draws. */
const firstOf = (entry, state) => {
  const own = fits.get(entry.option.role)?.options.get(entry.option.id);
  if (!state.touched && own) return own.first / 10000;
  return entry.first;
};

const showReadings = (card, entry, state) => {
  const box = one(".readings", card);
  const first = firstOf(entry, state);
  const there = first !== undefined && state.given;
  box?.classList.toggle("hidden", !there);
  if (!there || !box) return;
  const filled = Math.round(first * 100);
  one("svg", box).replaceWith(dotsPicture(filled));
  setText(one(".readings-says", box), fill(words.READINGS, filled));
};

const showCard = (entry, state, weights, settled) => {
  const card = cards[entry.option.key];
  one(".lean", card).replaceWith(leanPicture(entry.option, state, weights));
  showReadings(card, entry, state);
  if (!settled) return;
  showReasons(card, entry.option, state, weights);
  showSum(card, entry.option, entry.balance, weights);
  const broken = brokenLimit(entry.option, state.limits);
  setText(one(".beyond", card), broken < 0 ? "" : `${words.GROUP_LIMITS}: ${parts("LIMIT_SAYS")[broken]}.`);
};

/* -------- places */

const TITLES = {
  name: () => words.GROUP_NAME,
  fits: () => (fits.size ? words.GROUP_FITS : words.GROUP_RANKED),
  close: () => words.GROUP_CLOSE,
  less: () => words.GROUP_LESS,
  limits: () => words.GROUP_LIMITS,
};

/* The group of a role, made when it was not there. */
const groupPlace = (role, group) => {
  const box = one(`.role[data-role="${role}"]`);
  const found = one(`.group[data-group="${group}"]`, box);
  if (found) return one(".cards", found);
  const made = element("div", "group");
  made.dataset.group = group;
  const list = element("ol", "cards");
  made.append(element("h4", "", TITLES[group]?.() ?? ""), list);
  const later = ["fits", "close", "less", "name", "later", "with", "limits"];
  const after = all(".group", box).find((g) => later.indexOf(g.dataset.group) > later.indexOf(group));
  if (after) after.before(made);
  else box.append(made);
  return list;
};

const FIRST_CARDS = 6;

/* A long group shows its first cards; the rest opens on request. */
const placeCards = (list, inGroup) => {
  const group = list.closest(".group");
  let rest = one(".rest", group);
  const open = inGroup.length <= FIRST_CARDS + 1 ? inGroup.length : FIRST_CARDS;
  if (!rest && open < inGroup.length) {
    rest = element("details", "more rest");
    rest.append(element("summary"), element("ol", "cards"));
    group.append(rest);
  }
  inGroup.slice(0, open).forEach((card) => list.append(card));
  if (!rest) return;
  rest.classList.toggle("hidden", open === inGroup.length);
  setText(one("summary", rest), fill(words.MORE_OPTIONS, inGroup.length - open));
  inGroup.slice(open).forEach((card) => one(".cards", rest).append(card));
};

const places = new Map();

/* "was number 2" on cards that moved in the list that the person sees. */
const markMoved = (card, key, place) => {
  const before = places.get(key);
  const moved = before !== undefined && before !== place;
  setText(one(".was", card), moved ? fill(words.WAS, before) : "");
  places.set(key, place);
};

const placeRole = (role, entries, state) => {
  const shownGroups = new Map();
  const sorted = state.sort === "name" ? [...entries].sort(byName) : entries;
  for (const entry of sorted) {
    const merged = state.sort === "name" && ["fits", "close", "less"].includes(entry.group);
    const group = merged ? "name" : entry.group;
    if (!shownGroups.has(group)) shownGroups.set(group, []);
    shownGroups.get(group).push(cards[entry.option.key]);
  }
  shownGroups.forEach((inGroup, group) => placeCards(groupPlace(role, group), inGroup));
  all(`.role[data-role="${role}"] .group`).forEach((group) =>
    group.classList.toggle("hidden", !shownGroups.has(group.dataset.group)));
};

/* Moves cards from where they were, unless motion is unwelcome. */
const animated = (work) => {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const before = still ? [] : cards.map((card) => card.getBoundingClientRect());
  work();
  if (still) return;
  cards.forEach((card, i) => {
    const now = card.getBoundingClientRect();
    const x = before[i].left - now.left;
    const y = before[i].top - now.top;
    if ((x || y) && before[i].width && now.width)
      card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], { duration: 200, easing: "ease" });
  });
};

const showPlaces = (state, result) => {
  animated(() => result.ranked.forEach((entries, role) => placeRole(role, entries, state)));
  result.ranked.forEach((entries) => {
    if (state.given) entries.forEach((entry, i) => markMoved(cards[entry.option.key], entry.option.key, i + 1));
  });
  all("input[name=sort]").forEach((input) => (input.checked = input.value === state.sort));
  all(".goals-state").forEach((p) => p.classList.toggle("hidden", state.given && !data.given));
};

const startCards = () => {
  all("input[name=sort]").forEach((input) =>
    input.addEventListener("change", () => change({ sort: input.value })));
};

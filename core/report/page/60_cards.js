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

const speaker = { last: -1000, timer: 0 };

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
    if (!noNumbers() && entry.group !== "close") item.append(liveBar(entry));
    list.append(item);
  }
};

/* -------- one card */

/* The longest side of any balance of a role: the scale of its pictures. */
const widestLead = (role, state, weights) => {
  let widest = 50000;
  for (const option of options)
    if (option.role === role)
      for (const sign of [-1, 1])
        widest = Math.max(widest, leadsOf(option, state, weights, sign).reduce((sum, { lead }) => sum + lead, 0));
  return widest;
};

const leanPicture = (option, state, weights, widest) => {
  const better = leadsOf(option, state, weights, 1);
  const worse = leadsOf(option, state, weights, -1);
  const points = (leads) => Math.round(leads.reduce((sum, { lead }) => sum + lead, 0) / 10000);
  const svg = picture("lean", "0 0 200 12", fill(words.BAR_SAYS, points(better), points(worse)));
  const side = (leads, sign) => {
    let at = 0;
    const path = leads.map(({ lead }) => {
      const width = Math.min((lead * 100) / widest, 100 - at);
      const x = sign > 0 ? 100 + at : 100 - at - width;
      at += width;
      return `M${x.toFixed(1)} 2h${Math.max(0, width - 0.5).toFixed(1)}v8h-${Math.max(0, width - 0.5).toFixed(1)}z`;
    });
    svg.append(drawing("path", { class: sign > 0 ? "lean-for" : "lean-against", d: path.join("") }));
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

/* The table of a role, with the weights that hold now. */
const sumRow = (option, weights, dims) => {
  const row = element("tr");
  row.dataset.option = option.key;
  const head = element("th", "", option.name);
  head.scope = "row";
  const cells = dims.map((d) =>
    element("td", (option.known >> d) & 1 ? "" : "guess", tenth(weights[d] * option.worth[d])));
  const balance = balanceOf(option, weights);
  const total = element("td", "balance", tenth(balance));
  total.dataset.millionths = balance;
  row.append(head, ...cells, total);
  return row;
};

const headRow = (texts, tag, scope) => {
  const row = element("tr");
  texts.forEach((text, i) => {
    const cell = element(i === 0 ? "th" : tag, "", text);
    if (cell.tagName === "TH") cell.scope = i === 0 ? scope : "col";
    row.append(cell);
  });
  return row;
};

const showSum = (role, entries, weights) => {
  const table = one(`.role[data-role="${role}"] .sum table`);
  const dims = dimensionList.filter((d) => weights[d] > 0);
  table.tHead.replaceChildren(
    headRow([words.T_OPTION, ...dims.map((d) => goalNames[d]), words.ADDS_TOTAL], "th", "col"),
    headRow([words.ADDS_WEIGHT, ...dims.map((d) => tenth(weights[d] * 1000)), "100"], "td", "row"));
  table.tBodies[0].replaceChildren(...entries.map((entry) => sumRow(entry.option, weights, dims)));
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

const showReadings = (card, entry, state) => {
  const box = one(".readings", card);
  const first = entry.first;
  const there = first !== undefined && state.given && entry.group !== "close";
  box?.classList.toggle("hidden", !there);
  if (!there || !box) return;
  const filled = Math.round(first * 100);
  one("svg", box).replaceWith(dotsPicture(filled));
  setText(one(".readings-says", box), fill(words.READINGS, filled));
};

const showCard = (entry, state, weights, widest, settled) => {
  const card = cards[entry.option.key];
  one(".lean", card).replaceWith(leanPicture(entry.option, state, weights, widest));
  showReadings(card, entry, state);
  if (!settled) return;
  showReasons(card, entry.option, state, weights);
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
  made.append(element("h4", "group-title", TITLES[group]?.() ?? ""), list);
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

/* The frame: one screen at a time, two views, text size, numbers, print; and the start. */
const screens = all(".screen").map((screen) => screen.id);

const show = (id, focus = false) => {
  all(".screen").forEach((screen) => screen.classList.toggle("here", screen.id === id));
  all(".turns").forEach((turn) => turn.classList.toggle("here", turn.dataset.of === id));
  all(".steps a").forEach((link) => {
    if (link.hash === `#${id}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  });
  if (!focus) return;
  scrollTo(0, 0);
  one(`#${id} h2`).focus({ preventScroll: true });
};

const showView = (name, focus = false) => {
  all(".view").forEach((view) => view.classList.toggle("here", view.classList.contains(name)));
  one(".team-fold").open = name === "team";
  all("input[name=view]").forEach((input) => (input.checked = input.value === name));
  if (focus) scrollTo(0, 0);
};

/* Links to steps turn pages; the address keeps the place, so that Back works. */
const followHash = (focus) => {
  const id = location.hash.slice(1);
  if (screens.includes(id)) {
    showView("person");
    show(id, focus);
  } else if (id.startsWith("t-")) {
    showView("team");
    one(`#${id}`)?.scrollIntoView();
  }
};

const toggle = (button, className, after) => {
  button.addEventListener("click", () => {
    const on = document.documentElement.classList.toggle(className);
    button.setAttribute("aria-pressed", String(on));
    after?.();
  });
};

const refresh = (settled) => {
  const state = shown();
  const result = resultOf(state);
  showMarks(store.now);
  speak(store.without ? `${words.LIVE_WITHOUT} ${resultSentence(state, result)}` : resultSentence(state, result));
  showLive(state, result);
  result.ranked.forEach((entries, role) => {
    const widest = widestLead(role, state, result.weights);
    entries.forEach((entry) => showCard(entry, state, result.weights, widest, settled));
    if (settled) showSum(role, entries, result.weights);
  });
  if (!settled) return;
  placeGoals(store.now);
  showLimits(store.now);
  showCheck(store.now, weightsOf(store.now.marks));
  showPlaces(state, result);
  showTurns(state, result);
  showTimes(state, result);
  if (!chosen.byHand) chosen.keys = firstColumns(state, result);
  showColumns();
  showCells(state);
  one("#undo").disabled = store.past.length === 0;
  one("#without").checked = store.without;
};

/* While a slider is dragged the page follows at most once a frame. */
const pending = { frame: 0 };
const onChange = (settled) => {
  cancelAnimationFrame(pending.frame);
  if (settled) refresh(true);
  else pending.frame = requestAnimationFrame(() => refresh(false));
};

const startPage = () => {
  addEventListener("hashchange", () => followHash(true));
  all("input[name=view]").forEach((input) => input.addEventListener("change", () => showView(input.value, true)));
  toggle(one("#larger"), "larger");
  toggle(one("#hide-numbers"), "no-numbers", () => refresh(true));
  one("#print").addEventListener("click", () => print());
};

const start = () => {
  document.documentElement.classList.add("js");
  startPage();
  startGoals();
  startCards();
  startGrid();
  startFacts();
  startPlan();
  showLife("no");
  showView("person");
  show("stand");
  followHash(false);
  addEventListener("load", () => scrollTo(0, 0));
  store.listeners.push(onChange);
  refresh(true);
};

start();

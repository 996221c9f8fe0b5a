/* The state of the goals, with undo. Nothing is stored outside the page. */
const delivered = Object.freeze({
  touched: false,
  given: data.given,
  marks: data.marks,
  order: null,
  sure: fits.get(data.main)?.sure > 1 ? fits.get(data.main).sure : 1.5,
  limits: data.limits,
  sort: data.given ? "fit" : "name",
});

const store = { now: delivered, past: [], without: false, listeners: [] };

/* What is shown: the person's state, or the delivered one when asked for. */
const shown = () => (store.without ? delivered : store.now);

const tell = (settled) => store.listeners.forEach((listener) => listener(settled));

/* A step that can be undone. `settled` false while a slider is being dragged. */
const change = (changes, settled = true) => {
  if (store.base === undefined) store.base = store.now;
  store.now = { ...store.now, ...changes };
  if (settled) {
    store.past.push(store.base);
    store.base = undefined;
  }
  store.without = false;
  tell(settled);
};

const undo = () => {
  if (store.past.length === 0) return;
  store.now = store.past.pop();
  store.without = false;
  tell(true);
};

const reset = () => change({ ...delivered });

const showWithout = (without) => {
  store.without = without;
  tell(true);
};

/* -------- small helpers for elements */
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const drawing = (tag, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
};

/* A picture with a title for those who cannot see it. */
const picture = (className, box, title) => {
  const svg = drawing("svg", { class: className, viewBox: box, role: "img" });
  if (className === "bar" || className === "lean") svg.setAttribute("preserveAspectRatio", "none");
  const name = drawing("title", {});
  name.textContent = title;
  svg.append(name);
  return svg;
};

const rect = (className, x, y, width, height) =>
  drawing("rect", { class: className, x, y, width: Math.max(0, width), height });

const setText = (target, text) => {
  if (target && target.textContent !== text) target.textContent = text;
};

/* Step 4: which columns are shown, and length of life for those who ask. */
const MOST_COLUMNS = 3;
const choosers = all("[data-choose]");
const chosen = { keys: [] };

/* The best by fit, or by name, so that the grid begins with something. */
const firstColumns = (state, result) => {
  const there = new Set(choosers.map((box) => Number(box.dataset.choose)));
  const named = result.main.filter((e) => e.group === "name");
  const list = [racing(result), named, result.main].find((some) => some.length) ?? [];
  const sorted = state.given ? list : [...list].sort(byName);
  return sorted.map((e) => e.option.key).filter((key) => there.has(key)).slice(0, MOST_COLUMNS);
};

const showColumns = () => {
  const keep = new Set(chosen.keys);
  all(".grid [data-option]").forEach((cell) =>
    cell.classList.toggle("hidden", !keep.has(Number(cell.dataset.option))));
  all(".grid .part th").forEach((cell) => (cell.colSpan = keep.size + 1));
  for (const box of choosers) {
    box.checked = keep.has(Number(box.dataset.choose));
    box.disabled = !box.checked && keep.size >= MOST_COLUMNS;
  }
  all("[data-compare]").forEach((box) => {
    const key = Number(box.dataset.compare);
    const inGrid = choosers.some((other) => Number(other.dataset.choose) === key);
    box.checked = keep.has(key);
    box.disabled = !inGrid || (!box.checked && keep.size >= MOST_COLUMNS);
  });
};

const choose = (key, on) => {
  chosen.byHand = true;
  chosen.keys = chosen.keys.filter((other) => other !== key);
  if (on && chosen.keys.length < MOST_COLUMNS) chosen.keys.push(key);
  showColumns();
};

/* On a phone the table is laid out as blocks: roles and names keep its meaning. */
const nameCells = () => {
  const table = one(".grid");
  table.setAttribute("role", "table");
  [table.tHead, table.tBodies[0]].forEach((part) => part.setAttribute("role", "rowgroup"));
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      const head = cell.tagName === "TH";
      cell.setAttribute("role", !head ? "cell" : cell.scope === "row" ? "rowheader" : "columnheader");
      if (!head) cell.dataset.name = options[Number(cell.dataset.option)].name;
    }
  }
};

/* Without numbers a cell says how the option compares. */
const cellTexts = new Map();

const showCells = (state) => {
  for (const row of one(".grid").tBodies[0].rows) {
    const d = row.dataset.dimension;
    if (d === undefined) row.classList.toggle("n", !row.matches(".part, .sure-row"));
    else [...row.cells].slice(1).forEach((cell) => showCell(cell, state, Number(d)));
  }
};

const showCell = (cell, state, d) => {
  if (!cellTexts.has(cell)) cellTexts.set(cell, [...cell.childNodes]);
  const option = options[Number(cell.dataset.option)];
  if (noNumbers()) cell.replaceChildren(element("p", "", compared(option, state, d)));
  else cell.replaceChildren(...cellTexts.get(cell));
};

/* -------- how long people live: only for who asks; the answer stays in this page */

const showLife = (value) => {
  const box = one(".life");
  box.open = value !== "no";
  box.classList.toggle("asked", value !== "no");
  box.classList.toggle("in-numbers", value === "numbers");
};

const startGrid = () => {
  nameCells();
  choosers.forEach((box) =>
    box.addEventListener("change", () => choose(Number(box.dataset.choose), box.checked)));
  all("[data-compare]").forEach((box) =>
    box.addEventListener("change", () => choose(Number(box.dataset.compare), box.checked)));
  all("input[name=life]").forEach((input) =>
    input.addEventListener("change", () => showLife(input.value)));
};

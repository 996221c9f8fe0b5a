/* Step 2: every control of the goals; the page's totals stay the engine's. */
import { answerOf, caseFile, check, goTo, open, pageOf, same, tests, write } from "./lib.mjs";
import { readFileSync } from "node:fs";

const names = ["benefit", "symptoms", "serious_risk", "hair", "time", "travel", "route",
  "monitoring", "complexity", "nerves", "bowel"];

const mark = (page, d) => page.locator(`#mark-${d}`).inputValue().then(Number);
const says = (page, part) => page.locator(part).innerText();
const set = async (page, d, value) => {
  await page.locator(`#mark-${d}`).evaluate((input, to) => {
    input.closest("details")?.setAttribute("open", "");
    input.value = to;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, value);
};
const cardOrder = (page) => page.$$eval("[data-role=systemic] .group:not(.hidden):not([data-group=later]):not([data-group=with]):not([data-group=limits]) .card",
  (all) => all.map((card) => Number(card.dataset.option)));
const start = async (name) => {
  const page = await open(pageOf(caseFile(name)).url);
  await goTo(page, "goals");
  return page;
};

await tests({
  "other marks give what the engine gives for the same goals": async () => {
    const page = await start("first-line-bone");
    const marks = [70, 35, 20, 55, 0, 10, 0, 5, 0, 100, 0];
    for (let d = 0; d < marks.length; d++) await set(page, d, marks[d]);
    const goals = write("goals.ini", "[goals]\n" + marks.map((m, d) => (m ? `${names[d]} = ${m / 10}\n` : "")).join(""));
    const limits = /max_[^\n]*/g;
    check(!limits.test(readFileSync(caseFile("first-line-bone"), "utf8")), "this case has no limits");
    const answer = answerOf(caseFile("first-line-bone"), "--goals", goals);
    const shown = new Map(await page.$$eval(".sum tbody tr", (rows) => rows.map((row) =>
      [row.cells[0].textContent, Number(row.lastElementChild.dataset.millionths)])));
    for (const r of answer.recommendations)
      check([...shown].some(([name, b]) => name.startsWith(r.label) && Math.abs(b / 1e6 - r.balance) < 1e-4), `${r.option} has ${r.balance}`);
    const order = await cardOrder(page);
    const first = await page.locator(`#o${order[0]} h5`).first().innerText();
    same(first, answer.recommendations.find((r) => r.role === "systemic").label, "the first card");
  },

  "sliders, boxes and buttons say the same": async () => {
    const page = await start("first-line-bone");
    const before = await mark(page, 0);
    await page.locator('.goal[data-dimension="0"] .plus').click();
    same(await mark(page, 0), Math.min(100, before + 5), "plus");
    await page.locator('.goal[data-dimension="0"] .minus').click();
    await page.locator('.goal[data-dimension="0"] .minus').click();
    same(await mark(page, 0), Math.min(100, before + 5) - 10, "minus twice");
    await page.locator("#slider-0").focus();
    await page.keyboard.press("End");
    same(await mark(page, 0), 100, "the End key on a slider");
    await page.keyboard.press("Home");
    same(await mark(page, 0), 0, "the Home key");
    await page.locator("#mark-0").fill("250");
    await page.locator("#mark-0").press("Enter");
    await page.locator("#mark-1").focus();
    same(Number(await page.locator("#slider-0").inputValue()), 100, "a number out of range is taken back");
  },

  "the order moves by its arrows and sets the marks": async () => {
    const page = await start("after-palbociclib");
    const order = () => page.$$eval(".main-part > .goals > .goal h4", (all) => all.map((h) => h.textContent));
    const before = await order();
    await page.locator(".goal .down").first().click();
    const after = await order();
    same(after[0], before[1], "the second is first");
    same(after[1], before[0], "the first is second");
    check((await page.evaluate(() => document.activeElement.className)).includes("down"), "the focus stays on the arrow");
    const marks = await page.$$eval(".main-part > .goals > .goal input[type=number]", (all) => all.map((i) => Number(i.value)));
    check(marks[0] === 100 && marks.every((m, i) => i === 0 || m < marks[i - 1]), `marks fall: ${marks}`);
    check(!(await page.locator("#options .goals-state").first().isVisible()), "the note that nothing is known is gone");
    await goTo(page, "options");
    check(await page.locator('input[name=sort][value=fit]').isChecked(), "the cards are in the order of the goals");
  },

  "undo, start again, and the result without my marks": async () => {
    const page = await start("first-line-bone");
    const delivered = await cardOrder(page);
    const before = await mark(page, 3);
    check(await page.locator("#undo").isDisabled(), "nothing to undo yet");
    await set(page, 3, 100);
    await set(page, 0, 0);
    check(JSON.stringify(await cardOrder(page)) !== JSON.stringify(delivered), "the order is another one");
    await page.locator("#without").check();
    same(JSON.stringify(await cardOrder(page)), JSON.stringify(delivered), "without my marks");
    same(await mark(page, 3), 100, "my marks are kept");
    await page.waitForTimeout(1100);
    check((await says(page, ".live .live-says")).includes("without your marks"), "it is said");
    await page.locator("#without").uncheck();
    await page.locator("#undo").click();
    await page.locator("#undo").click();
    same(await mark(page, 3), before, "undone");
    await set(page, 3, 1);
    await page.locator("#reset").click();
    same(await mark(page, 3), before, "started again");
    await page.locator("#undo").click();
    same(await mark(page, 3), 1, "even that can be undone");
  },

  "the check sentence says what the marks mean": async () => {
    const page = await start("after-palbociclib");
    check((await says(page, "#check-says")).includes("Move a slider first"), "nothing to check yet");
    await set(page, 0, 100);
    await set(page, 3, 40);
    /* -6 ln(1 - 0.4) = 3.06 months */
    check((await says(page, "#check-says")).includes("about 3 months"), await says(page, "#check-says"));
    await set(page, 3, 100);
    check((await says(page, "#check-says")).includes("more for you than any number of months"), "above all months");
    await set(page, 0, 0);
    await set(page, 1, 50);
    check((await says(page, "#check-says")).includes("2 times as much"), await says(page, "#check-says"));
    await page.locator("#check-yes").click();
    check((await says(page, "#check-says")).includes("Good"), "yes");
    await page.locator("#check-no").click();
    check((await page.evaluate(() => document.activeElement.type)) === "range", "no leads to a slider");
  },

  "wishes that contradict each other are shown, and either can be kept": async () => {
    const page = await start("after-palbociclib");
    await page.locator(".goal .down").first().click();
    check(await page.locator("#clash").isHidden(), "an order alone is no contradiction");
    const [first, second] = await page.$$eval(".main-part > .goals > .goal", (all) => all.map((g) => Number(g.dataset.dimension)));
    await set(page, second, 90);
    await set(page, first, 20);
    check(await page.locator("#clash").isVisible(), "it is shown");
    const sentence = await says(page, "#clash-says");
    const heads = await page.$$eval(".main-part > .goals > .goal h4", (all) => all.map((h) => h.textContent));
    check(sentence.includes(heads[0]) && sentence.includes(heads[1]), `with both names: ${sentence}`);
    await page.locator("#clash-marks").click();
    check(await page.locator("#clash").isHidden(), "solved by the marks");
    same(await page.locator(".goal").first().getAttribute("data-dimension"), String(second), "which then comes first");
    await page.locator("#undo").click();
    await page.locator("#clash-order").click();
    check((await mark(page, first)) > (await mark(page, second)), "solved by the order");
  },

  "limits put options apart, and an empty list says so": async () => {
    const page = await start("first-line-bone");
    await page.locator("#limit-severe").fill("50");
    await page.locator("#limit-severe").press("Tab");
    const apart = () => page.locator("[data-role=systemic] [data-group=limits]:not(.hidden) .card").count();
    const some = await apart();
    check(some > 0, "some are apart");
    const goals = write("limits.ini", "[goals]\nbenefit = 7\nmax_severe = 50 %\n");
    const outside = answerOf(caseFile("first-line-bone"), "--goals", goals).outside_limits.filter((r) => r.role === "systemic");
    same(some, outside.length, "as many as the engine puts apart");
    await page.locator("#limit-visits").fill("0");
    await page.locator("#limit-visits").press("Tab");
    await page.waitForTimeout(1100);
    check((await says(page, ".live .live-says")).includes("Your limits leave no option"), "none left is said");
    await page.locator("#limit-hair").selectOption("0");
    await page.locator("#limit-infusion").check();
    await page.locator("#limit-travel").fill("1");
    await page.locator("#limit-travel").press("Tab");
    await page.locator("#reset").click();
    same(await apart(), 0, "started again");
    same(await page.locator("#limit-hair").inputValue(), "", "no limit");
  },

  "step 5 follows, and its button leads to the slider": async () => {
    const page = await start("first-line-bone");
    await goTo(page, "change");
    const flip = await says(page, ".flips li p");
    const found = /counted (\d+) instead of (\d+), (.*) would come first/.exec(flip);
    check(found !== null, `a point: ${flip}`);
    await page.locator(".flips .jump").first().click();
    const id = await page.evaluate(() => document.activeElement.id);
    check(/^slider-\d+$/.test(id), `the focus is on ${id}`);
    const dim = Number(id.split("-")[1]);
    const toward = Number(found[1]) + (Number(found[1]) < Number(found[2]) ? -2 : 2);
    await set(page, dim, toward);
    await page.waitForTimeout(1100);
    check((await says(page, ".live .live-says")).startsWith(found[3]), `past it, ${found[3]} is first`);
  },
});

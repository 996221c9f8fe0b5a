/* The frame and the other steps: views, numbers, text size, print, keyboard, the grid,
 * length of life, plan and questions. */
import { readFileSync } from "node:fs";
import { caseFile, check, goTo, open, pageOf, same, tests } from "./lib.mjs";

const { url } = pageOf(caseFile("first-line-bone"));
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim().slice(0, 40) || document.activeElement.id);

await tests({
  "one screen at a time, by links that Back undoes": async () => {
    const page = await open(url);
    same(await page.locator(".screen:visible").count(), 1, "screens");
    await page.locator(".turns.here .next").click();
    await page.waitForSelector("#goals.here");
    same(await page.evaluate(() => document.activeElement.tagName), "H2", "the focus is on the heading");
    await page.locator(".steps a").nth(3).click();
    await page.waitForSelector("#grid.here");
    same(await page.locator(".steps [aria-current=step]").count(), 1, "one is current");
    await page.goBack();
    await page.waitForSelector("#goals.here");
    await page.locator(".turns.here .back").click();
    await page.waitForSelector("#stand.here");
    same(await page.locator(".screen:visible").count(), 1, "still one");
  },

  "the team's view and the person's agree": async () => {
    const page = await open(url);
    const own = await page.$$eval(".sum tbody tr", (rows) => rows.map((r) => `${r.cells[0].textContent} ${r.lastElementChild.textContent}`).sort());
    await page.locator("input[name=view][value=team]").check();
    check(await page.locator(".dense").isVisible() && !(await page.locator(".steps").isVisible()), "it is shown alone");
    const team = await page.$$eval(".ranking tbody tr", (rows) => rows.map((r) => `${r.cells[1].textContent} ${r.querySelector(".balance").textContent}`).sort());
    same(JSON.stringify(team), JSON.stringify(own), "balances");
    await page.locator(".parts a").nth(2).click();
    check(await page.locator(".dense").isVisible(), "its parts are links");
    await page.locator("#copy-note").click();
    await page.waitForSelector("#copy-note:text-is('Copied')");
    await page.locator("input[name=view][value=person]").check();
    check(await page.locator(".steps").isVisible(), "and back");
  },

  "without numbers no number is left": async () => {
    const page = await open(url + "#options");
    await page.locator("#hide-numbers").click();
    same(await page.locator("#hide-numbers").getAttribute("aria-pressed"), "true", "pressed");
    const cards = await page.$$eval(".card .reasons li", (all) => all.map((li) => li.textContent).join(" "));
    check(!/\d/.test(cards) && cards.length > 100, "none in the reasons");
    await goTo(page, "grid");
    const cells = await page.locator(".grid > tbody").innerText();
    check(!/\d/.test(cells.replace(/\(?[a-z ]*\b(three|one|two)\b[a-z ,]*\)?/g, "")), "none in the grid");
    await page.locator("#hide-numbers").click();
    check(/\d/.test(await page.locator(".grid > tbody").innerText()), "and back");
  },

  "larger text, and the print button prints": async () => {
    const page = await open(url);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const before = await size();
    await page.locator("#larger").click();
    check((await size()) > before * 1.2, "larger");
    await page.evaluate(() => { window.printed = 0; window.print = () => window.printed++; });
    await page.locator("#print").click();
    same(await page.evaluate(() => window.printed), 1, "printed");
  },

  "cards sort by name and by fit": async () => {
    const page = await open(url + "#options");
    const titles = () => page.$$eval("[data-role=systemic] .card-head > h5", (all) => all.map((h) => h.textContent));
    const fit = await titles();
    await page.locator("input[name=sort][value=name]").check();
    const name = await titles();
    check(name.every((t, i) => i === 0 || name[i - 1] <= t), `by name: ${name}`);
    await page.locator("input[name=sort][value=fit]").check();
    same(JSON.stringify(await titles()), JSON.stringify(fit), "and back");
  },

  "up to three options side by side": async () => {
    const page = await open(url + "#grid");
    const columns = () => page.locator(".grid thead th[data-option]:visible").count();
    same(await columns(), 3, "at first");
    const boxes = page.locator(".chooser input");
    check(await page.locator(".chooser input:disabled").count() > 0, "a fourth cannot be chosen");
    await page.locator(".chooser input:checked").first().uncheck();
    same(await columns(), 2, "one less");
    await boxes.last().check();
    same(await columns(), 3, "another one");
    check((await page.locator(".grid thead th:visible").last().innerText()).length > 3, "with its name");
    await goTo(page, "options");
    await page.locator("[data-compare]:checked").first().uncheck();
    await goTo(page, "grid");
    same(await columns(), 2, "the boxes of the cards do the same");
    await page.locator(".grid td[data-option]:visible .picture summary").first().click();
    check(await page.locator(".grid .picture[open] svg").first().isVisible(), "a picture of 100 people");
    check(/\d+/.test(await page.locator(".grid .picture[open] table").first().innerText()), "and the same as a table");
  },

  "length of life only for who asks": async () => {
    const page = await open(url + "#grid");
    check(!(await page.locator(".life li").first().isVisible()), "not at first");
    await page.locator("input[name=life][value=words]").check();
    check(await page.locator(".life li p").first().isVisible(), "in words");
    same(await page.locator(".life-numbers:visible").count(), 0, "without numbers");
    await page.locator("input[name=life][value=numbers]").check();
    check(await page.locator(".life-numbers:visible").count() > 0, "in numbers");
    check(/1 in 10/.test(await page.locator(".life-numbers").first().innerText()), "as three stories");
    await page.locator("input[name=life][value=no]").check();
    check(!(await page.locator(".life li").first().isVisible()), "and not again");
  },

  "a fact that is wrong becomes a question": async () => {
    const page = await open(url);
    await page.locator(".wrong").first().click();
    check((await page.locator(".said").innerText()).includes("Marked"), "it is said");
    await goTo(page, "plan");
    check((await page.locator(".questions").innerText()).includes("Is this entry right"), "among the questions");
    await goTo(page, "stand");
    await page.locator(".wrong").first().click();
    same(await page.locator(".fact.marked").count(), 0, "taken back");
  },

  "plan: a question from step 5, the four questions, a file": async () => {
    const page = await open(url + "#change");
    await page.locator(".add-question").first().click();
    check(await page.locator(".add-question").first().isDisabled(), "added once");
    await goTo(page, "plan");
    check((await page.locator(".questions li").first().innerText()).includes("Can we find out"), "it is there");
    for (const name of ["sure-s", "sure-u", "sure-r", "sure-e"]) await page.locator(`input[name=${name}][value=yes]`).check();
    check((await page.locator(".sure-says").innerText()).includes("ready"), "four times yes");
    await page.locator("input[name=sure-r][value=no]").check();
    check((await page.locator(".sure-says").innerText()).includes("talk about it"), "one no");
    await page.locator("#leaning").selectOption({ index: 1 });
    await page.locator("#plan-sure").fill("7");
    await page.locator("#notes").fill("my own words");
    await page.locator("#helpers").fill("my sister");
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
    const text = readFileSync(await file.path(), "utf8");
    for (const part of ["my own words", "my sister", "Can we find out", ": 7"]) check(text.includes(part), `the file says ${part}`);
  },

  "all of it by keyboard": async () => {
    const page = await open(url);
    await page.keyboard.press("Tab");
    check((await focused(page)).includes("Go to the main part"), "first the link past the header");
    const seen = new Set();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Tab");
      seen.add(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim() || document.activeElement.value));
      const ring = await page.evaluate(() => {
        const e = document.activeElement;
        const style = getComputedStyle(e.closest(".views .choice") ?? e);
        return e === document.body || e.matches("h2") || style.outlineStyle !== "none";
      });
      check(ring, `the focus is visible on ${[...seen].pop()}`);
    }
    check(seen.size > 12, `${seen.size} stops`);
    await goTo(page, "goals");
    await page.locator("#slider-0").focus();
    await page.keyboard.press("ArrowRight");
    check((await page.locator("#undo").isEnabled()), "a slider moves by keys");
  },

  "with forced colours pictures keep their shapes": async () => {
    const page = await open(url + "#options", { forcedColors: "active" });
    const fills = await page.$$eval(".card .lean-for, .card .lean-middle", (all) => all.map((e) => getComputedStyle(e).fill));
    check(fills.length > 0 && fills.every((f) => f !== "none" && f !== "rgba(0, 0, 0, 0)"), "bars are drawn");
    check(await page.locator(".steps [aria-current]").evaluate((e) => getComputedStyle(e).outlineStyle !== "none"), "the step is marked");
  },

  "on a phone nothing is wider than the screen, and every target is large": async () => {
    for (const [width, height] of [[320, 640], [390, 844]]) {
      const page = await open(url, { viewport: { width, height } });
      for (const step of ["stand", "goals", "options", "grid", "change", "plan", "about"]) {
        await goTo(page, step);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        check(wide <= width, `${step} at ${width}: ${wide} wide`);
        const small = await page.$$eval("button, select, input[type=range], .choice, .steps a, .turns a", (all) =>
          all.filter((e) => e.checkVisibility() && (e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)).map((e) => e.textContent || e.id));
        same(small.length, 0, `${step}: targets too small: ${small}`);
      }
      await page.context().close();
    }
  },
});

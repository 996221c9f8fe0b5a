/* The rules of axe-core: no violation in any step, either view, light and dark. */
import { readFileSync } from "node:fs";
import { caseFile, check, goTo, open, pageOf, require, tests } from "./lib.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const all = ["stand", "goals", "options", "grid", "change", "plan", "about"];

const violations = async (page, where) => {
  const found = await page.evaluate(async () => (await window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  })).violations.map((v) => `${v.id}: ${v.nodes.length} x ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary}`));
  check(found.length === 0, `${where}: ${found.join("\n    ")}`);
};

const walk = async (url, colorScheme, viewport, steps = all) => {
  const page = await open(url, { colorScheme, bypassCSP: true, viewport });
  await page.evaluate(axe);
  for (const step of steps) {
    await goTo(page, step);
    await page.evaluate(() => document.querySelectorAll(".here details").forEach((d) => (d.open = true)));
    await violations(page, `${colorScheme}, ${viewport.width}, ${step}`);
  }
  await page.locator("input[name=view][value=team]").check();
  await violations(page, `${colorScheme}, ${viewport.width}, team`);
  await page.context().close();
};

const desktop = { width: 1280, height: 900 };
const { url } = pageOf(caseFile("her2-positive"));
const drawn = pageOf(caseFile("first-line-bone")).url;

await tests({
  "light": () => walk(url, "light", desktop),
  "dark": () => walk(drawn, "dark", desktop),
  "a phone": () => walk(drawn, "light", { width: 390, height: 844 }, ["goals", "options", "grid"]),
  "without scripts": async () => {
    const page = await open(url, { bypassCSP: true });
    await page.evaluate(() => document.documentElement.classList.remove("js"));
    await page.evaluate(axe);
    await violations(page, "all screens at once");
  },
});

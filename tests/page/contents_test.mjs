/* The page before anybody touches it: complete without scripts, light, quick, silent. */
import { check, open, pageOf, same, tests, cases, caseFile, answerOf, write } from "./lib.mjs";

/* Many options, few, goals given, wishes given. */
const some = ["after-palbociclib", "first-line-bone", "her2-positive", "enough"];
const person = "[person]\nage = 58\nsex = female\nmenopause = post\necog = 0\n";
const cancer = "[cancer]\nsetting = de_novo\ner = positive\npr = positive\nher2 = zero\n";
const history = "[history]\nline = 1\nprior_therapy = none\n[spread]\nsites = bone\nvisceral_crisis = no\n";

const firstPaint = () => new Promise((done) => {
  const found = (list) => list.find((entry) => entry.name === "first-contentful-paint")?.startTime;
  const now = found(performance.getEntriesByType("paint"));
  if (now !== undefined) return done(now);
  new PerformanceObserver((list) => found(list.getEntries()) !== undefined && done(found(list.getEntries())))
    .observe({ type: "paint", buffered: true });
});

const visibleText = (page, selector) => page.locator(selector).innerText();

await tests({
  "without scripts everything is there": async () => {
    const { url } = pageOf(caseFile("first-line-bone"));
    const answer = answerOf(caseFile("first-line-bone"));
    const page = await open(url, { javaScriptEnabled: false });
    const text = await visibleText(page, "body");
    for (const r of answer.recommendations) check(text.includes(r.label), `${r.label} is on the page`);
    for (const step of ["stand", "goals", "options", "grid", "change", "plan", "about"])
      check(await page.locator(`#${step}`).isVisible(), `step ${step} is shown`);
    same(await page.locator(".scripted:visible").count(), 0, "controls that need a script are not shown");
    check(!(await page.locator(".life li").first().isVisible()), "length of life is folded");
    check(!(await page.locator(".dense").isVisible()), "the view for the team is folded");
  },

  "every option has the same parts": async () => {
    for (const name of some) {
      const page = await open(pageOf(caseFile(name)).url);
      const shapes = await page.$$eval(".card", (cards) => cards.map((card) =>
        ["h5", ".plain", ".for li", ".against li", ".lean"].every((part) => card.querySelector(part))));
      check(shapes.length > 0 && shapes.every(Boolean), `${name}: every card has its parts`);
      const rows = await page.$$eval(".grid > tbody > tr:not(.part)", (all) => all.map((row) => row.cells.length));
      check(new Set(rows).size === 1 && rows.length === 16, `${name}: every option has every row`);
      const empty = await page.$$eval(".grid td[data-option]", (all) => all.filter((c) => !c.textContent.trim()).length);
      same(empty, 0, `${name}: cells without a word`);
      await page.context().close();
    }
  },

  "balances on the page are the engine's": async () => {
    for (const name of some) {
      const answer = answerOf(caseFile(name));
      const { url } = pageOf(caseFile(name));
      for (const javaScriptEnabled of [false, true]) {
        const page = await open(url, { javaScriptEnabled });
        const shown = await page.$$eval(".sum tbody tr", (rows) => rows.map((row) =>
          [row.cells[0].textContent, Number(row.lastElementChild.dataset.millionths)]));
        same(shown.length, answer.recommendations.length + answer.outside_limits.length, `${name}: rows`);
        for (const r of answer.recommendations)
          check(shown.some(([label, b]) => label.startsWith(r.label) && Math.abs(b / 1e6 - r.balance) < 1e-4),
            `${name}: ${r.option} has ${r.balance}`);
        await page.context().close();
      }
    }
  },

  "light, quick, alone": async () => {
    for (const name of cases) {
      const { url, html } = pageOf(caseFile(name));
      check(Buffer.byteLength(html) <= 400 * 1024, `${name}: ${Buffer.byteLength(html)} bytes`);
      check(!/(src|href)="(?!#)/.test(html), `${name}: nothing is linked from elsewhere`);
      check(!/ style=/.test(html), `${name}: no style attribute`);
    }
    const { url } = pageOf(caseFile("after-palbociclib"));
    const paints = [];
    for (let i = 0; i < 4; i++) {
      const page = await open(url);
      paints.push(await page.evaluate(firstPaint));
      await page.context().close();
    }
    console.log(`first paint of the heaviest page: ${paints.map(Math.round).join(", ")} ms`);
    check(Math.min(...paints) <= 200, `first paint after ${paints} ms`);
  },

  "the policy lets nothing else in": async () => {
    const { html } = pageOf(caseFile("first-line-bone"));
    check(html.includes("default-src 'none'"), "nothing is allowed but what is named");
    const broken = html.replace("<footer>", "<script>document.title = 'broken'</script><footer>");
    const page = await (await import("./lib.mjs")).browser.newPage();
    await page.goto(`file://${write("broken.html", broken)}`);
    check((await page.title()) !== "broken", "a script that was put in does not run");
  },

  "the same case gives the same bytes": async () => {
    same(pageOf(caseFile("enough")).html, pageOf(caseFile("enough")).html, "twice");
  },

  /* -------- states */

  "nothing was said of goals: by name, no share, no order": async () => {
    const page = await open(pageOf(caseFile("after-palbociclib")).url + "#options");
    const names = await page.$$eval('[data-role=systemic] [data-group=name] h5', (all) => all.map((h) => h.textContent));
    const titles = await page.$$eval('[data-role=systemic] [data-group=name] .card-head > h5', (all) => all.map((h) => h.textContent));
    check(titles.length > 5 && titles.every((t, i) => i === 0 || titles[i - 1] <= t), `by name: ${titles}`);
    check(names.length > 0 && (await page.locator(".readings:visible").count()) === 0, "no share is shown");
    check((await page.locator("#options .goals-state").innerText()).includes("Nothing is known"), "it is said");
  },

  "an emergency stands first": async () => {
    const page = await open(pageOf(caseFile("liver-crisis")).url);
    check(await page.locator(".state.urgent").isVisible(), "it is shown");
  },

  "one option": async () => {
    const path = write("one.ini", person + cancer + history);
    const site = write("one.cfg", `catalogue = { folder = "${process.env.POISE_TREE}/conf/catalogue"; formulary = [ "ribociclib-ai" ]; };\n` +
      `goals = { folder = "${process.env.POISE_TREE}/conf/goals"; };\n`);
    const page = await open(pageOf(path, "--site", site).url);
    check((await page.locator("#stand").innerText()).includes("Only one option"), "it is said");
    same(await page.locator("[data-role=systemic] .card").count(), 1, "cards");
  },

  "none possible": async () => {
    const made = pageOf(write("none.ini", "[person]\nage = 60\n"));
    const page = await open(made.url);
    check((await page.locator("#stand").innerText()).includes("No treatment can be listed yet"), "it is said");
    check((await page.locator("#stand").innerText()).includes("wait"), "and why");
  },

  "a plugin that fails is named and the rest stays": async () => {
    const site = write("failed.cfg", `catalogue = { folder = "${process.env.POISE_TREE}/conf/catalogue"; };\n` +
      `goals = { folder = "${process.env.POISE_TREE}/conf/goals"; };\nplugins = { disable = [ "bone_health" ]; };\n`);
    const made = pageOf(caseFile("first-line-bone"), "--site", site);
    const page = await open(made.url);
    check((await page.locator(".state.failed").innerText()).includes("bone_health"), "it is named");
    check((await page.locator("[data-role=systemic] .card").count()) > 0, "the rest is there");
  },

  "a record that is old says so": async () => {
    const dated = (text) => text.replace("ecog = 0", "ecog = 0 [2026-05-01]");
    const page = await open(pageOf(write("old.ini", dated(person) + cancer + history)).url);
    check((await page.locator(".state.old").innerText()).includes("206 days"), "how old");
  },

  "entries that do not agree are named": async () => {
    const page = await open(pageOf(write("clash.ini", person + cancer + "her2 = positive\n" + history)).url);
    check((await page.locator(".state.conflict").innerText()).includes("HER2"), "which");
  },

  "a limit of the person stands apart, with what it is": async () => {
    const page = await open(pageOf(write("limit.ini", person + cancer + history + "[goals]\nbenefit = 5\nhair = 5\nmax_hair_loss = none\n")).url + "#options");
    check((await page.locator("[data-group=limits] .card").count()) > 0, "cards outside the limits");
    check((await page.locator("[data-group=limits] .beyond").first().innerText()).includes("hair"), "which limit");
  },
});

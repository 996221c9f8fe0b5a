/* What the tests share: pages made by the program, a browser, checks that read as
 * sentences. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { POISE_PROGRAM: program, POISE_TREE: tree, POISE_MODULES: modules } = process.env;
export const require = createRequire(join(modules, "here.js"));
const { chromium } = require("playwright-core");

export const AS_OF = "2026-11-23";
export const cases = ["after-palbociclib", "enough", "first-line-bone", "frail-calcium",
  "her2-positive", "liver-crisis", "man-stable", "triple-negative"];
export const folder = mkdtempSync(join(tmpdir(), "poise-page-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export const treeFile = (...parts) => join(tree, ...parts);
export const caseFile = (name) => treeFile("conf", "cases", `${name}.ini`);

/* Writes a text into the folder of this run. */
export const write = (name, text) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/* The page of a case file, as a file and as text. */
export const pageOf = (path, ...flags) => {
  const out = join(folder, `page-${Math.random().toString(36).slice(2)}.html`);
  const run = spawnSync(program, ["rank", path, "--as-of", AS_OF, "--format", "html", "-o", out, ...flags]);
  return { url: `file://${out}`, path: out, code: run.status, html: readFileSync(out, "utf8") };
};

/* The same answer as data. */
export const answerOf = (path, ...flags) =>
  JSON.parse(spawnSync(program, ["rank", path, "--as-of", AS_OF, "--format", "json", ...flags],
    { maxBuffer: 1 << 26 }).stdout);

export const run = (...args) => execFileSync(program, args, { maxBuffer: 1 << 26 }).toString();

/* -------- the browser */

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
  "--force-color-profile=srgb"];

export const browser = await chromium.launch({ executablePath: process.env.POISE_CHROMIUM, args: flags });

/* Opens a page; any error of its script and any request that leaves the file fails. */
export const open = async (url, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => fail(`an error in the page: ${error.stack}`));
  page.on("console", (message) => message.type() === "error" && fail(`the page says: ${message.text()}`));
  page.on("request", (request) =>
    /^(file|blob|data):/.test(request.url()) || fail(`a request to ${request.url()}`));
  await page.goto(url);
  return page;
};

export const goTo = (page, step) => page.evaluate((id) => (location.hash = id), step)
  .then(() => page.waitForSelector(`#${step}.here`));

/* -------- checks */

let checks = 0;
let failures = 0;

export const fail = (sentence) => {
  failures++;
  console.log(`FAILED: ${sentence}`);
};

export const check = (holds, sentence) => {
  checks++;
  if (!holds) fail(sentence);
};

export const same = (is, expected, sentence) =>
  check(is === expected, `${sentence}: ${JSON.stringify(is)}, expected ${JSON.stringify(expected)}`);

/* Runs the tests one after another; each is a sentence and a function. */
export const tests = async (list) => {
  for (const [sentence, body] of Object.entries(list)) {
    try {
      await body();
    } catch (error) {
      fail(`${sentence}: ${error.stack}`);
    }
    for (const context of browser.contexts()) await context.close();
  }
  await browser.close();
  console.log(`${checks} checks, ${failures} failures`);
  process.exit(failures === 0 && checks > 0 ? 0 : 1);
};

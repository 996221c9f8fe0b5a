/* Draws for a page whose answer has none: effects uniform between the ends of their
 * intervals, from a generator with a fixed seed. */
import { answerOf, write } from "./lib.mjs";

const ROWS = 300;

/* Numbers from 0 to 1, always the same. */
const dice = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const base64 = (numbers) => Buffer.from(numbers.map((x) => Math.round(x * 255))).toString("base64");

const names = ["benefit", "symptoms", "serious_risk", "hair", "time", "travel", "route",
  "monitoring", "complexity", "nerves", "bowel", "guideline", "caution"];

const worthColumn = (option, name, random) => {
  const side = name in option.benefit ? option.benefit[name] : option.burden[name];
  if (!side || side.value === null) return 65535 / 2 | 0;
  const turn = (x) => (name in option.benefit ? x : 1 - x);
  if (side.low === null || side.low >= side.high) return Math.round(turn(side.value) * 65535);
  return base64(Array.from({ length: ROWS }, () => turn(side.low + random() * (side.high - side.low))));
};

/* The page of a case with draws for its main role. Answers the new address and the fit. */
export const withDraws = (page, casePath, ...flags) => {
  const random = dice(7);
  const answer = answerOf(casePath, ...flags);
  const options = answer.recommendations.filter((r) => r.role === "systemic").map((r, i) => ({
    id: r.option, first: i < 2 ? 5000 : 0, word: i < 2 ? 2 : 3, worth: names.map((name) => worthColumn(r, name, random)),
  }));
  const fit = { rows: ROWS, sure: 1.5, u: base64(Array.from({ length: ROWS * names.length }, random)), options };
  const html = page.html.replace(/"fits":\{.*?\},"words"/s, () => `"fits":${JSON.stringify({ systemic: fit })},"words"`);
  return { url: `file://${write(`draws-${Math.random().toString(36).slice(2)}.html`, html)}`, fit, rows: ROWS };
};

/* Pictures that must stay: phone, tablet, desktop, paper. Fonts differ a little between
 * machines, so a picture is compared in blocks: it fails where many blocks of 8 x 8 points
 * differ in lightness. POISE_SHOTS=write makes them anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { caseFile, check, open, pageOf, require, tests, treeFile } from "./lib.mjs";

const { PNG } = require("pngjs");
const BLOCK = 8;
const shots = treeFile("tests", "page", "shots");

/* Half the size, in shades of grey: enough to see that something moved. */
const small = (png) => {
  const picture = PNG.sync.read(png);
  const width = Math.floor(picture.width / 2);
  const height = Math.floor(picture.height / 2);
  const out = new PNG({ width, height, colorType: 0 });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (2 * y * picture.width + 2 * x) * 4;
      const grey = Math.round((picture.data[at] + picture.data[at + 1] + picture.data[at + 2]) / 3);
      out.data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
      out.data[(y * width + x) * 4 + 3] = 255;
    }
  return out;
};

const lightness = (picture, left, top) => {
  let sum = 0;
  for (let y = top; y < top + BLOCK; y++)
    for (let x = left; x < left + BLOCK; x++) sum += picture.data[(y * picture.width + x) * 4];
  return sum / BLOCK ** 2;
};

/* The share of blocks that differ; 1 for pictures of another size. */
const difference = (a, b) => {
  if (a.width !== b.width || Math.abs(a.height - b.height) > 40) return 1;
  let blocks = 0;
  let different = 0;
  for (let y = 0; y + BLOCK <= Math.min(a.height, b.height); y += BLOCK)
    for (let x = 0; x + BLOCK <= a.width; x += BLOCK) {
      blocks++;
      if (Math.abs(lightness(a, x, y) - lightness(b, x, y)) > 24) different++;
    }
  return different / blocks;
};

const compare = (name, png) => {
  const now = small(png);
  const path = `${shots}/${name}.png`;
  if (process.env.POISE_SHOTS === "write") {
    mkdirSync(shots, { recursive: true });
    writeFileSync(path, PNG.sync.write(now, { colorType: 0 }));
  }
  check(existsSync(path), `${name} was kept`);
  const share = difference(now, PNG.sync.read(readFileSync(path)));
  check(share < 0.05, `${name}: ${Math.round(share * 100)} of 100 blocks differ`);
};

const { url } = pageOf(caseFile("first-line-bone"));
const shoot = async (name, step, options, media) => {
  const page = await open(`${url}#${step}`, options);
  if (media) await page.emulateMedia({ media });
  await page.waitForTimeout(50);
  compare(name, await page.screenshot({ fullPage: Boolean(media) }));
};

const phone = { viewport: { width: 390, height: 844 } };
const tablet = { viewport: { width: 820, height: 1180 } };
const desktop = { viewport: { width: 1280, height: 900 } };

await tests({
  "phone": async () => {
    await shoot("phone-goals", "goals", phone);
    await shoot("phone-options", "options", phone);
  },
  "tablet": () => shoot("tablet-options", "options", tablet),
  "desktop": async () => {
    await shoot("desktop-stand", "stand", desktop);
    await shoot("desktop-goals", "goals", desktop);
    await shoot("desktop-grid-dark", "grid", { ...desktop, colorScheme: "dark" });
    await shoot("desktop-team", "t-ranking", desktop);
  },
  "paper": () => shoot("paper", "stand", { viewport: { width: 720, height: 1020 } }, "print"),
});

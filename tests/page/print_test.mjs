/* On paper: two pages for the person, two for the team, and no figure that was not asked
 * for. */
import { caseFile, cases, check, goTo, open, pageOf, same, tests } from "./lib.mjs";

const pages = async (page) => {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return (pdf.toString("latin1").match(/\/Type \/Page\b/g) ?? []).length;
};

await tests({
  "two pages each": async () => {
    for (const name of cases) {
      const page = await open(pageOf(caseFile(name)).url);
      same(await pages(page), 2, `${name}, person`);
      await page.locator("input[name=view][value=team]").check();
      same(await pages(page), 2, `${name}, team`);
      await page.context().close();
    }
  },

  "what is printed": async () => {
    const page = await open(pageOf(caseFile("first-line-bone")).url);
    await page.emulateMedia({ media: "print" });
    for (const step of ["stand", "goals", "options", "grid", "change", "plan"])
      check(await page.locator(`#${step}`).isVisible(), `${step} is printed`);
    check(await page.locator(".counts").first().isVisible(), "marks as numbers");
    same(await page.locator("button:visible, input[type=range]:visible").count(), 0, "no buttons");
    check(!(await page.locator(".life li").first().isVisible()), "no length of life");
    await page.emulateMedia({ media: "screen" });
    await goTo(page, "grid");
    await page.locator("input[name=life][value=numbers]").check();
    await page.emulateMedia({ media: "print" });
    check(await page.locator(".life-numbers").first().isVisible(), "but for who asked");
  },
});

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { comeIn, ownAgent } from "./support/agents";
import { ownMeals } from "./support/meals";

const run = promisify(execFile);

/** An A4 page between its margins of 12 mm, at 96 dots per inch. */
const PAPER = { width: 703, height: 1032 };

/** The text of each page that the browser's printer makes of what is shown. */
async function printed(page: Page): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "preau-impression-"));
  try {
    const file = path.join(folder, "page.pdf");
    await writeFile(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
    const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
    return stdout.split("\f").filter((text) => text.trim() !== "");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** On paper nothing scrolls: what goes beyond the sheet is lost. */
async function expectOnPaper(page: Page): Promise<void> {
  const screen = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PAPER);
  for (const hidden of ["Aller au", "Choisir la semaine"]) await expect(page.getByLabel(hidden)).toBeHidden();
  await expect(page.getByRole("button", { name: /^(Imprimer|Voir|Se déconnecter)$/ })).toHaveCount(0);
  await expect(
    page.locator(".preau-menu, .preau-footer, .preau-breadcrumb, .preau-actions").filter({ visible: true }),
  ).toHaveCount(0);
  const cut = await page.evaluate((width) => {
    const beyond = [...document.querySelectorAll("main *")].filter(
      (one) => one.getBoundingClientRect().right > width + 1,
    );
    return beyond.map((one) => `${one.tagName}: ${one.textContent}`);
  }, PAPER.width);
  expect(cut, page.url()).toEqual([]);
  await page.emulateMedia({ media: null });
  if (screen) await page.setViewportSize(screen);
}

/** What is for the screen only. */
const NAVIGATION = /Aller au|Jour ouvert|Imprimer|Télécharger|Se déconnecter|Plan du site|Semaine suivante/;

test("the day, the week and the list print whole, without what is for the screen", async ({ page }) => {
  test.slow();
  const children = ["Lou", "Max", "Maximilienne-Joséphine"];
  const { school, schoolId, day } = await ownMeals("rive-de-gier", children);
  await comeIn(page, await ownAgent("rive-de-gier"));
  await openPage(page, townUrl("rive-de-gier", `/agents/effectifs?jour=${day}`));
  await expectOnPaper(page);
  const dayPages = (await printed(page)).join("\n");
  for (const word of [school, "Toutes les écoles", "Repas habituel", "Total"])
    expect(dayPages).toContain(word.split(" ")[0]);
  expect(dayPages).toMatch(/Repas\s+apporté|apporté/);
  expect(dayPages).not.toMatch(NAVIGATION);

  await openPage(page, townUrl("rive-de-gier", `/agents/effectifs/semaine?jour=${day}`));
  await expectOnPaper(page);
  const week = (await printed(page)).join("\n");
  for (const word of ["lundi", "mardi", "jeudi", "vendredi", "Semaine", "Repas habituel"]) expect(week).toContain(word);
  expect(week).not.toMatch(NAVIGATION);

  await openPage(page, townUrl("rive-de-gier", `/agents/effectifs/liste?jour=${day}`));
  await expectOnPaper(page);
  const sheets = await printed(page);
  expect(sheets.join("\n")).not.toMatch(NAVIGATION);
  const own = sheets.filter((text) => text.includes(school.split(" ").at(-1) ?? ""));
  expect(own).toHaveLength(1);
  for (const child of children) expect(own[0]).toContain(child);

  await openPage(page, townUrl("rive-de-gier", `/agents/effectifs/liste?jour=${day}&ecole=${schoolId}`));
  await expectOnPaper(page);
  expect(await printed(page)).toHaveLength(1);
});

test("a dossier prints whole too", async ({ page }) => {
  const { family } = await ownMeals("corbas", ["Lou", "Max"]);
  await comeIn(page, await ownAgent("corbas"));
  await openPage(page, townUrl("corbas", `/agents/familles/${family.familyId}`));
  await expectOnPaper(page);
  const text = (await printed(page)).join("\n");
  for (const word of ["Lou", "Max", family.login, "720,00"]) expect(text).toContain(word);
  expect(text).not.toMatch(/Historique du dossier|Se déconnecter/);
});

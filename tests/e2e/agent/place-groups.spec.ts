import type { Page } from "@playwright/test";
import { dayLine, openMonth } from "../parent/support/month";
import { sendToSchool } from "../parent/support/places";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, fillForm } from "../support/refusals";
import { comeInAs } from "../support/session";
import { comeIn, ownAgent } from "./support/agents";
import { ownMeals } from "./support/meals";

const TOWN: TownSlug = "saint-chamond";
const SMALL = ["PS", "MS", "GS"];
const TALL = ["CP", "CE1", "CE2", "CM1", "CM2"];

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();
const groups = (page: Page) => page.getByRole("region", { name: "Les places de chaque groupe" });

async function choose(page: Page, levels: readonly string[], group: string): Promise<void> {
  for (const level of levels) await page.locator(`main select[name="${level}"]`).selectOption(group);
}

test("a school divides its places by level: a CE1 finds it full while a PS is free; then they are one again", async ({
  page,
  visitor,
}) => {
  test.slow();
  const meals = await ownMeals(TOWN, ["Lou"]);
  const { schoolId, school, day } = meals;
  const family = await ownFamily(TOWN, { children: ["Sacha", "Noé"] });
  await sendToSchool(family, schoolId);
  await inTown(TOWN, "UPDATE child SET level = 'PS' WHERE city_id = $1 AND id = $2", [family.children[1]?.id]);
  const parent = await visitor();
  await comeInAs(parent, TOWN, family);
  await comeIn(page, await ownAgent(TOWN, "Responsable de la restauration"));
  const month = townUrl(TOWN, `/agents/activites/cantine/places?ecole=${schoolId}&mois=${day.slice(0, 7)}`);
  const linesOf = (of: Page) =>
    of.locator(".preau-places tbody tr").filter({ has: of.locator(`a[href*="du=${day}"]`) });

  await test.step("what is wrong is told, and kept", async () => {
    await openPage(page, month);
    await page.getByRole("link", { name: "Répartir les places par niveau" }).click();
    await expect(heading(page)).toContainText(school);
    await checkAccessibility(page);
    await choose(page, SMALL, "1");
    await choose(page, TALL, "2");
    await fillForm(page, { places1: "60", places3: "5" });
    await press(page, "Vérifier avant d’enregistrer");
    await expectRefused(page, {
      places2: "Écrivez le nombre de places du groupe 2.",
      places3: /Aucun niveau n’est dans le groupe 3/,
    });
    await expectKept(page, { places1: "60", places3: "5", PS: "1", CM2: "2" });
  });

  await test.step("the recap says who will have what; nothing is written before it is read", async () => {
    await fillForm(page, { places2: "1", places3: "" });
    await press(page, "Vérifier avant d’enregistrer");
    await expect(heading(page)).toHaveText("Vérifier la répartition des places");
    await expect(groups(page).getByRole("cell")).toHaveText(["60", "1", "0", "0", "1", "2", "1", "0"]);
    await checkAccessibility(page);
    await page.getByRole("link", { name: "Modifier la demande" }).click();
    await expectKept(page, { places1: "60", places2: "1", GS: "1", CP: "2" });
    await press(page, "Vérifier avant d’enregistrer");
    await press(page, "Répartir les places");
    await expect(page.getByRole("status")).toContainText("Personne n’a perdu sa place ni son rang");
    await checkAccessibility(page);
    await openPage(page, month);
    await expect(linesOf(page)).toHaveCount(2);
    await expect(linesOf(page).first()).toContainText("PS à GS");
    await expect(linesOf(page).last()).toContainText("CP à CM2");
    await checkAccessibility(page);
  });

  await test.step("the parent reads whose places are full", async () => {
    await openMonth(parent, TOWN, day);
    await expect(dayLine(parent, day)).toContainText("complet (CP à CM2), liste d’attente");
    await expect(dayLine(parent, day)).toContainText("libre");
    await checkAccessibility(parent);
  });

  await test.step("the places of one group change by themselves", async () => {
    await linesOf(page).last().locator("a").click();
    await expect(page.locator('main select[name="levels"]')).toHaveValue(TALL.join("."));
    await checkAccessibility(page);
    await fillForm(page, { places: "12" });
    await press(page, "Vérifier avant d’enregistrer");
    await expect(heading(page)).toHaveText("Vérifier le changement de places");
    await expect(page.locator("main")).toContainText("CP à CM2");
    await checkAccessibility(page);
    await press(page, "Enregistrer les places");
    await expect(page.getByRole("status")).toContainText("Un jour a maintenant 12\u00a0places.");
    await checkAccessibility(page);
  });

  await test.step("without groups, the places are those of the whole school again, added up", async () => {
    await openPage(page, month);
    await page.getByRole("link", { name: "Répartir les places par niveau" }).click();
    await expectKept(page, { places1: "60", PS: "1", CM2: "2" });
    await choose(page, [...SMALL, ...TALL], "");
    await fillForm(page, { places1: "", places2: "" });
    await press(page, "Vérifier avant d’enregistrer");
    await expect(groups(page).getByRole("rowheader")).toHaveText("toute l’école");
    await checkAccessibility(page);
    await press(page, "Ne plus répartir les places");
    await expect(page.getByRole("status")).toContainText("C’est enregistré");
    await openPage(page, month);
    await expect(linesOf(page).locator("td").first()).toHaveText("72");
    await openMonth(parent, TOWN, day);
    await expect(dayLine(parent, day)).not.toContainText("complet");
  });
});

test("who may not manage activities, and the school of another town", async ({ page }) => {
  const { schoolId } = await ownMeals(TOWN, ["Lou"]);
  const path = `/agents/activites/cantine/places/niveaux?ecole=${schoolId}`;
  await comeIn(page, await ownAgent(TOWN, "Régisseuse"));
  await openPage(page, townUrl(TOWN, path), 404);
  await comeIn(page, await ownAgent("rive-de-gier", "Responsable de la restauration"));
  await openPage(page, townUrl("rive-de-gier", path), 404);
});

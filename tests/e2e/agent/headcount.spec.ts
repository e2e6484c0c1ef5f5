import type { Page } from "@playwright/test";
import { nextHoliday, ownSchool } from "../parent/support/places";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { expectKept, expectRefused } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { typed } from "./support/day";
import { ownMeals } from "./support/meals";
import { goToSection } from "./support/pages";

async function goToDay(page: Page, day: string): Promise<void> {
  await page.getByLabel("Aller au").fill(day);
  await page.getByRole("button", { name: "Voir", exact: true }).click();
}

/** The first Monday of holidays: before it a week-end is its own reason. */
function mondayAfter(day: string): string {
  const date = new Date(`${day}T00:00Z`);
  while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

const address = (town: TownSlug, path: string) => townUrl(town, `/agents/effectifs${path}`);

test("the meals of a day by school and kind, then the names, then the files for a spreadsheet", async ({ page }) => {
  const { family, schoolId, school, day } = await ownMeals("saint-chamond", ["Lou", "Max", "Zoé"]);
  await inTown("saint-chamond", "UPDATE child SET diet = 'sans_viande' WHERE city_id = $1 AND id = $2", [
    family.children[2]?.id,
  ]);
  await comeIn(page, await ownAgent("saint-chamond"));
  await goToSection(page, "Effectifs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Effectifs du \d/);
  await checkAccessibility(page);
  await goToDay(page, typed(day));
  const line = page.getByRole("row", { name: new RegExp(`^${school}`) });
  await expect(line.getByRole("cell")).toHaveText(["2", "0", "1", "0", "3"]);
  await expect(page.getByRole("columnheader", { name: "Repas sans viande" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Toutes les écoles/ })).toBeVisible();
  await checkAccessibility(page);

  const fileOf = async (name: string) => {
    const href = (await page.getByRole("link", { name }).getAttribute("href")) ?? "";
    const answer = await page.request.get(new URL(href, page.url()).href);
    expect(answer.headers()["content-disposition"]).toContain(`attachment; filename="`);
    expect(answer.headers()["content-disposition"]).toContain(`${day}.csv"`);
    return answer.text();
  };
  const numbers = await fileOf("Télécharger les nombres (CSV)");
  expect(numbers).toContain(`"${school}";2;0;1;0;3\r\n`);
  expect(numbers.startsWith("\ufeff")).toBe(true);
  expect(await fileOf("Télécharger la liste (CSV)")).toMatch(
    new RegExp(`"${school}";"";"Essai\\w+";"Zoé";"Repas sans viande"`),
  );

  await line.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`ecole=${schoolId}`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/enfants attendus le/);
  await expect(page.getByRole("heading", { name: `${school} : 3 enfants` })).toBeVisible();
  await expect(page.getByRole("table", { name: "Sans classe (3)" }).getByRole("row", { name: /Zoé/ })).toContainText(
    "Repas sans viande",
  );
  await checkAccessibility(page);
});

test("a day that nobody understands is told beside the field, and no other day is shown in its place", async ({
  page,
}) => {
  await comeIn(page, await ownAgent("corbas"));
  await openPage(page, address("corbas", ""));
  for (const [wrong, message] of [
    ["31/02/2027", /Cette date n’existe pas/],
    ["demain", /Cette date n’existe pas/],
    ["01/01/0000", /Cette année est trop lointaine/],
  ] as const) {
    await goToDay(page, wrong);
    await expectRefused(page, { jour: message });
    await expectKept(page, { jour: wrong });
    await expect(page).toHaveTitle(/^Erreur/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Effectifs");
    await expect(page.getByRole("table")).toHaveCount(0);
  }
  for (const path of ["/semaine", "/liste", "/export"]) {
    await page.goto(address("corbas", `${path}?jour=31%2F02%2F2027`));
    await expect(page).toHaveURL(/\/agents\/effectifs\?jour=31%2F02%2F2027/);
    await expect(page.getByRole("link", { name: /^Cette date n’existe pas/ })).toBeVisible();
  }
  await goToDay(page, "23/11/2026");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Effectifs du 23 novembre 2026");
  await expect(page).not.toHaveTitle(/^Erreur/);
});

test("the week for the central kitchen, by school then by kind of meal", async ({ page }) => {
  const { school, day } = await ownMeals("rive-de-gier", ["Lou"]);
  await comeIn(page, await ownAgent("rive-de-gier"));
  await openPage(page, address("rive-de-gier", `?jour=${day}`));
  await page.getByRole("link", { name: "Voir toute la semaine" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Effectifs de la semaine");
  const schools = page.getByRole("table", { name: /repas par école/ });
  await expect(
    schools
      .getByRole("row", { name: new RegExp(`^${school}`) })
      .getByRole("cell")
      .last(),
  ).toHaveText("1");
  const kinds = page.getByRole("table", { name: /repas par sorte/ });
  await expect(kinds.getByRole("rowheader")).toHaveText([
    "Repas habituel",
    "Repas sans porc",
    "Repas sans viande",
    "Repas apporté par la famille",
  ]);
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Semaine suivante" }).click();
  await page.getByRole("link", { name: "Semaine précédente" }).click();
  await expect(
    schools
      .getByRole("row", { name: new RegExp(`^${school}`) })
      .getByRole("cell")
      .last(),
  ).toHaveText("1");
  await schools.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Effectifs du/);
});

test("a closed day says why, and a list without a child says so", async ({ page }) => {
  const { day: first, label } = await nextHoliday("saint-chamond");
  const holiday = mondayAfter(first);
  await comeIn(page, await ownAgent("saint-chamond"));
  await openPage(page, address("saint-chamond", `?jour=${holiday}`));
  await expect(page.getByRole("heading", { name: /^Information\s: Pas de service/ })).toBeVisible();
  await expect(page.getByText(new RegExp(`^${label.replaceAll("'", ".")}`, "i"))).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: /^Jour ouvert suivant/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Effectifs du/);
  const empty = await ownSchool("saint-chamond", 10);
  await openPage(page, address("saint-chamond", `/liste?jour=2026-11-23&ecole=${empty}`));
  await expect(page.getByText(/^Aucun enfant n’est attendu lundi 23 novembre\.$/)).toBeVisible();
  await checkAccessibility(page);
});

test("an activity or a school of another town leads nowhere", async ({ page }) => {
  const [activity] = await inTown<{ id: string }>("rive-de-gier", "SELECT id FROM activity WHERE city_id = $1 LIMIT 1");
  const { schoolId, day } = await ownMeals("rive-de-gier", ["Secrète"]);
  await comeIn(page, await ownAgent("corbas"));
  for (const path of ["", "/semaine", "/export"]) {
    await openPage(page, address("corbas", `${path}?activite=${activity?.id}`), 404);
  }
  await openPage(page, address("corbas", `/liste?jour=${day}&ecole=${schoolId}`));
  await expect(page.getByText(/^Aucun enfant n’est attendu/)).toBeVisible();
  await expect(page.locator("main")).not.toContainText("Secrète");
});

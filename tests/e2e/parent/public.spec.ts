import { checkAccessibility } from "../support/accessibility";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";

const TOWNS: ReadonlyArray<readonly [TownSlug, string]> = [
  ["saint-chamond", "Saint-Chamond"],
  ["rive-de-gier", "Rive-de-Gier"],
  ["corbas", "Corbas"],
];

const PAGES = [
  "/tarifs",
  "/simulateur",
  "/ecoles",
  "/calendrier",
  "/contact",
  "/accessibilite",
  "/mentions-legales",
  "/donnees-personnelles",
  "/plan-du-site",
];

for (const [town, name] of TOWNS) {
  test(`the public pages of ${name} are read by anybody, on a small screen`, async ({ page }) => {
    for (const path of PAGES) {
      await openPage(page, townUrl(town, path));
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page).toHaveTitle(new RegExp(`— .*${name}`));
      await checkAccessibility(page);
    }
  });

  test(`the pages of ${name} are the same on the town's own host name`, async ({ page }) => {
    for (const path of PAGES) {
      await openPage(page, townUrl(town, path));
      const heading = (await page.locator("h1").textContent()) ?? "";
      await openPage(page, townUrl(town, path, "host"));
      await expect(page.locator("h1")).toHaveText(heading);
      const links = await page
        .locator("main a[href^='/'], nav a[href^='/']")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      expect(links.filter((href) => href.startsWith(`/${town}`))).toEqual([]);
    }
  });
}

test("one chooses one's town by its name or its postcode, and it is remembered", async ({ page }) => {
  await openPage(page, "/");
  await checkAccessibility(page);
  await page.getByLabel(/code postal/).fill("42800");
  await page.getByRole("button", { name: /Chercher/ }).click();
  await expect(page.getByRole("link", { name: /Rive-de-Gier/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Corbas/ })).toHaveCount(0);
  await checkAccessibility(page);
  await page.getByRole("link", { name: /Rive-de-Gier/ }).click();
  await expect(page).toHaveURL(/rive-de-gier/);
});

test("the three doors of the home lead to booking, and there to the way in and back", async ({ page }) => {
  await openPage(page, townUrl("saint-chamond"));
  await page
    .locator("main")
    .getByRole("link", { name: /Réserver/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/saint-chamond\/connexion\?suite=/);
  await expect(page.getByText("Connectez-vous pour voir la page que vous demandez.")).toBeVisible();
});

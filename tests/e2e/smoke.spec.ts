import { checkAccessibility } from "./support/accessibility";
import { environment, type TownSlug, townUrl } from "./support/environment";
import { expect, openPage, test } from "./support/test";

const TOWNS: ReadonlyArray<readonly [TownSlug, string]> = [
  ["saint-chamond", "Saint-Chamond"],
  ["rive-de-gier", "Rive-de-Gier"],
  ["corbas", "Corbas"],
];

for (const [slug, name] of TOWNS) {
  test(`the home of ${name} is the same by path and by host name`, async ({ page }) => {
    await openPage(page, townUrl(slug));
    await expect(page).toHaveTitle(new RegExp(name));
    await expect(page.locator("html")).toHaveAttribute("lang", /^fr/);
    const heading = (await page.locator("h1").textContent()) ?? "";
    await checkAccessibility(page);
    await openPage(page, townUrl(slug, "", "host"));
    await expect(page).toHaveTitle(new RegExp(name));
    await expect(page.locator("h1")).toHaveText(heading);
    await expect(page.locator(`a[href^="/${slug}"]`), "links of the town's own host").toHaveCount(0);
  });
}

test("a town that does not exist is a clear 404", async ({ page }) => {
  await openPage(page, `${environment().web}/atlantis`, 404);
  await expect(page.locator("h1")).toBeVisible();
  await checkAccessibility(page);
  await openPage(page, `http://atlantis.localhost:${new URL(environment().web).port}/`, 404);
});

test("what the site says of its accessibility can be read without a town", async ({ page }) => {
  await openPage(page, `${environment().web}/accessibilite`);
  await expect(page.locator("h1")).toBeVisible();
  await checkAccessibility(page);
});

import type { Page } from "@playwright/test";
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
  await expectNoWayOut(page);
  await expectFileHeaders(page);
});

/** No address of ours sends the browser to another site, whatever its path, its parameters or its headers say (attack 13). */
async function expectNoWayOut(page: Page): Promise<void> {
  const { web } = environment();
  const EVIL = "evil.example";
  const addresses = [
    `//${EVIL}/`,
    `/\\${EVIL}/`,
    `/corbas//${EVIL}/`,
    `/corbas/%2F%2F${EVIL}/`,
    `/corbas/connexion/?suite=//${EVIL}`,
    `/corbas/famille?suite=https://${EVIL}`,
    `/corbas/famille/paiements/retour?idop=//${EVIL}`,
    `/corbas/erreur?page=//${EVIL}`,
    `/api/villes/%2F%2F${EVIL}`,
    `/api/auth/deconnexion?state=x&post_logout_redirect_uri=https://${EVIL}`,
  ];
  const forged = { "x-forwarded-host": EVIL, "x-forwarded-proto": "https", forwarded: `host=${EVIL}` };
  const asked: readonly Record<string, string>[] = [{}, forged, { host: EVIL }];
  for (const address of addresses)
    for (const headers of asked) {
      const answer = await page.request.get(web + address, { headers, maxRedirects: 0 });
      const { location = "/", refresh = "0;url=/" } = answer.headers();
      for (const to of [location, refresh.replace(/^\d+;\s*url=/i, "")])
        expect(new URL(to, web).host, `${address} leads to ${to}`).toBe(new URL(web).host);
      expect(await answer.text(), address).not.toMatch(/href="(https?:)?[/\\]{2}evil/);
    }
}

/** What goes round the proxy bears its headers too (ASVS 3.4), and is kept by browsers all the same. */
async function expectFileHeaders(page: Page): Promise<void> {
  const { web } = environment();
  const home = await (await page.request.get(`${web}/corbas`)).text();
  const files = [...home.matchAll(/(?:href|src)="(\/(?:_next\/static|theme|fonts)\/[^"]+)"/g)].map(
    ([, file = ""]) => file,
  );
  expect(files.some((file) => file.startsWith("/_next/static/"))).toBe(true);
  expect(files.some((file) => file.startsWith("/theme/"))).toBe(true);
  for (const file of new Set(files)) {
    const headers = (await page.request.get(web + file)).headers();
    expect([headers["x-content-type-options"], headers["cross-origin-resource-policy"]], file).toEqual([
      "nosniff",
      "same-origin",
    ]);
    expect(headers["cache-control"], file).toContain("immutable");
  }
}

test("what the site says of its accessibility can be read without a town", async ({ page }) => {
  await openPage(page, `${environment().web}/accessibilite`);
  await expect(page.locator("h1")).toBeVisible();
  await checkAccessibility(page);
});

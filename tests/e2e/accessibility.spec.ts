import type { Page } from "@playwright/test";
import { checkAccessibility } from "./support/accessibility";
import { townUrl } from "./support/environment";
import { expect, test } from "./support/test";

/** A page of the portal with a fault put at its end, where it disturbs nothing else. */
async function openWith(page: Page, fault: string): Promise<void> {
  const url = townUrl("corbas", "/contact");
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace("</body>", `${fault}</body>`) });
  });
  await page.goto(url);
}

// The guard of every journey, with something for it to find.
test("the check of accessibility finds a field without a name, with and without JavaScript", async ({ page }) => {
  await openWith(page, '<main><input type="text" name="x"></main>');
  await expect(checkAccessibility(page)).rejects.toThrow(/label \(critical\)/);
});

test("it finds a text that cannot be read, by the page's own styles", async ({ page }) => {
  await openWith(page, '<p class="fr-btn fr-btn--secondary"><font color="#dddddd">Voir</font></p>');
  await expect(checkAccessibility(page)).rejects.toThrow(/color-contrast/);
});

test("it finds what is wider than the screen", async ({ page }) => {
  await openWith(page, '<table width="2000"><tr><td>Large</td></tr></table>');
  await expect(checkAccessibility(page)).rejects.toThrow(/2000 of 360 pixels/);
});

test("it finds nothing in the same page without a fault", async ({ page }) => {
  await openWith(page, "");
  await checkAccessibility(page);
});

test("it finds a fault in what is shown without scripts only", async ({ page, withScript }) => {
  await openWith(
    page,
    '<noscript><p class="fr-btn fr-btn--secondary"><font color="#dddddd">Voir</font></p></noscript>',
  );
  if (withScript) await checkAccessibility(page);
  else await expect(checkAccessibility(page)).rejects.toThrow(/color-contrast/);
});

import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { comeIn, ownAgent } from "./support/agents";
import { goToSection } from "./support/pages";
import { ownName } from "./support/requests";

async function search(page: Page, q: string): Promise<void> {
  await page.getByLabel("Chercher une famille ou un enfant").fill(q);
  await page.getByRole("button", { name: "Chercher" }).click();
  await expect(page.getByLabel("Chercher une famille ou un enfant")).toHaveValue(q);
}

/** A telephone number and an e-mail that no other family has; gives the number of the dossier and the name of the parent. */
async function makeFindable({ town, familyId, accountId }: OwnFamily, phone: string) {
  const changed = await inTown<{ phone: string }>(
    town,
    `UPDATE person p SET phone = $3 FROM person_login l
     WHERE p.city_id = $1 AND l.city_id = $1 AND l.account_id = $2 AND p.id = l.person_id RETURNING p.phone`,
    [accountId, phone],
  );
  expect(changed).toEqual([{ phone }]);
  const [family] = await inTown<{ number: string; name: string }>(
    town,
    "SELECT number, name FROM family WHERE city_id = $1 AND id = $2",
    [familyId],
  );
  return family ?? { number: "", name: "" };
}

test("a dossier is found by whatever one knows of it: names, birth date, telephone, e-mail, number", async ({
  page,
}) => {
  const child = ownName();
  const family = await ownFamily("saint-chamond", { children: [child] });
  const pairs = Array.from({ length: 4 }, () => String(randomInt(10, 99)));
  const { number, name } = await makeFindable(family, `07${pairs.join("")}`);
  await comeIn(page, await ownAgent("saint-chamond"));
  await goToSection(page, "Familles");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Familles");
  await expect(page.getByRole("status")).toHaveCount(0);
  await checkAccessibility(page);
  for (const known of [
    name.toUpperCase(),
    `camille ${name}`,
    `${child.toLowerCase()} 04/05/2016`,
    `07 ${pairs.join(" ")}`,
    `+33 7 ${pairs.join(" ")}`,
    family.login,
  ]) {
    await search(page, known);
    await expect(page.getByRole("status"), known).toHaveText(/^1\sdossier trouvé\.$/);
    await expect(page.getByRole("link", { name: new RegExp(`^n°\\s${number}, ${name}`) })).toBeVisible();
  }
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family.login);
  await checkAccessibility(page);
  await search(page, `n° ${number}`);
  await page.getByRole("link", { name: new RegExp(`^n°\\s${number}, ${name}`) }).click();
  await expect(page).toHaveURL(townUrl("saint-chamond", `/agents/familles/${family.familyId}`));
});

test("nothing found, a near spelling, and many results are told as such", async ({ page }) => {
  await comeIn(page, await ownAgent("corbas"));
  await openPage(page, townUrl("corbas", "/agents/familles"));
  await search(page, "zzyzzx 31/12/1999");
  await expect(page.getByRole("status")).toHaveText(
    "Aucun dossier ne correspond. Vérifiez l’orthographe, ou essayez avec moins de mots.",
  );
  await checkAccessibility(page);

  const [known] = await inTown<{ name: string }>(
    "corbas",
    "SELECT name FROM family WHERE city_id = $1 AND name ~ '^[A-Z][a-z]{6,8}$' AND name !~ '^Essai' ORDER BY name LIMIT 1",
  );
  const name = known?.name ?? "";
  const misspelt = `${name.slice(0, 4)}q${name.slice(4)}`;
  await search(page, misspelt);
  await expect(page.getByText(new RegExp(`Personne ne s’appelle «\\s${misspelt.toLowerCase()}\\s»`))).toBeVisible();
  await expect(page.getByText(new RegExp(`Noms proches essayés\\s: .*${name.toLowerCase()}`))).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(name) }).first()).toBeVisible();
  await checkAccessibility(page);

  await search(page, "rue");
  await expect(page.getByText(/^Page 1 sur \d+$/)).toBeVisible();
  await expect(page.locator(".preau-table tbody tr")).toHaveCount(25);
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Page suivante" }).click();
  await expect(page.getByText(/^Page 2 sur \d+$/)).toBeVisible();
  await expect(page.getByLabel("Chercher une famille ou un enfant")).toHaveValue("rue");
});

test("what one types is never taken for anything but words", async ({ page }) => {
  await comeIn(page, await ownAgent("rive-de-gier"));
  await openPage(page, townUrl("rive-de-gier", "/agents/familles"));
  for (const q of ["' OR 1=1 --", "<script>alert(1)</script>", "%", "@", "…"]) {
    await search(page, q);
    await expect(page.getByRole("status")).toHaveText(/^Aucun dossier ne correspond/);
    await expect(page.locator("main script")).toHaveCount(0);
  }
  await checkAccessibility(page);
});

import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { expectRefusedWhole } from "../support/refusals";
import {
  codeOf,
  comeInByPassword,
  giveCode,
  givePassword,
  type OwnAgent,
  ownAgent,
  shownSecret,
} from "./support/agents";
import { goToSection } from "./support/pages";

const line = (page: Page, { name }: OwnAgent) => page.getByRole("row", { name: new RegExp(`^${name}`) });
const remove = (page: Page, agent: OwnAgent) =>
  page.getByRole("button", { name: `Retirer le second facteur d’${agent.name}` }).click();

test("an administrator sees who works and with which rights, and takes a lost second factor away", async ({
  page,
  visitor,
}) => {
  const [head, clerk] = [await ownAgent("corbas", "Administratrice"), await ownAgent("corbas")];
  const desk = await visitor();
  await givePassword(desk, clerk);
  const lost = await shownSecret(desk);
  await giveCode(desk, codeOf(lost));
  await expect(desk).toHaveURL(townUrl("corbas", "/agents"));

  await comeInByPassword(page, head);
  await goToSection(page, "Réglages");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agents et rôles");
  await expect(line(page, head)).toContainText("(vous)");
  await expect(line(page, clerk)).toContainText(/Agent d’accueil.*Installé/);
  const roles = page.getByRole("region", { name: "Rôles" });
  await expect(roles.getByRole("listitem").filter({ hasText: "Responsable de la restauration" }).first()).toContainText(
    "Lire les fiches sanitaires, en disant pourquoi",
  );
  await checkAccessibility(page);

  await remove(page, clerk);
  await expect(page).toHaveURL(townUrl("corbas", "/agents/parametres/agents?fait=facteur"));
  await expect(page.getByRole("status")).toContainText("Le second facteur est retiré");
  await expect(line(page, clerk)).toContainText("Pas encore installé");
  await checkAccessibility(page);

  await openPage(desk, townUrl("corbas", "/agents"));
  await expect(desk).toHaveURL(/\/agents\/connexion/);
  await givePassword(desk, clerk);
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Installer votre code de connexion");
  expect(await shownSecret(desk)).not.toBe(lost);
});

test("of two administrators who take the same factor away, both find it done", async ({ page, visitor }) => {
  const [head, other] = [
    await ownAgent("rive-de-gier", "Administratrice"),
    await ownAgent("rive-de-gier", "Administratrice"),
  ];
  const clerk = await ownAgent("rive-de-gier");
  await comeInByPassword(await visitor(), clerk);
  const second = await visitor();
  await comeInByPassword(second, other);
  await comeInByPassword(page, head);
  for (const one of [page, second]) await openPage(one, townUrl("rive-de-gier", "/agents/parametres/agents"));
  await remove(second, clerk);
  await expect(second.getByRole("status")).toContainText("Le second facteur est retiré");
  await remove(page, clerk);
  await expect(page.getByRole("status")).toContainText("Le second facteur est retiré");
  await expect(line(page, clerk)).toContainText("Pas encore installé");
});

test("an account that is no agent’s, or of another town, is refused as one that does not exist", async ({ page }) => {
  const [head, stranger] = [await ownAgent("saint-chamond", "Administratrice"), await ownAgent("corbas")];
  const clerk = await ownAgent("saint-chamond");
  await comeInByPassword(page, head);
  await openPage(page, townUrl("saint-chamond", "/agents/parametres/agents"));
  const own = line(page, head);
  await expect(line(page, clerk).getByRole("button")).toHaveCount(0);
  await own
    .locator('input[name="accountId"]')
    .evaluate((input, id) => input.setAttribute("value", id), stranger.accountId);
  await own.getByRole("button").click();
  await expectRefusedWhole(page, "Ce compte n’existe pas ou n’est pas celui d’un agent.");
  await expect(page.locator("main")).not.toContainText(stranger.name);
});

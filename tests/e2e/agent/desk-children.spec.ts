import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { comeIn, ownAgent } from "./support/agents";
import { choose } from "./support/pages";
import { ownAccountRequest } from "./support/requests";

const dossierOf = ({ town, familyId }: OwnFamily) => townUrl(town, `/agents/familles/${familyId}`);
const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("the children that a parent wrote in the request are beside the form that adds them", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  const request = await ownAccountRequest("corbas");
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", `/agents/demandes/${request.id}`));
  await choose(page, "Un nouveau dossier");
  await choose(page, "Dans la commune");
  await submit(page, "Ouvrir le compte et prévenir par e-mail");
  await expect(page.getByRole("heading", { name: "Et maintenant" })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Ajouter un enfant" }).click();
  await expect(page.getByText("Nina, 4 mai 2019")).toBeVisible();
  await checkAccessibility(page);
});

test("an agent without the right to change dossiers sees no way to, and finds no page", async ({ page }) => {
  const family = await ownFamily("corbas", { children: ["Ada"] });
  const reader = await ownAgent("corbas", "Responsable de la restauration");
  await comeIn(page, reader);
  await openPage(page, dossierOf(family));
  await expect(page.getByRole("heading", { name: /Ada/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Ajouter|Modifier|Saisir/ })).toHaveCount(0);
  for (const path of [
    "/enfants/nouveau",
    `/enfants/${family.children[0]?.id}`,
    "/adultes/nouveau",
    "/foyer",
    "/quotient",
  ]) {
    await openPage(page, dossierOf(family) + path, 404);
  }
});

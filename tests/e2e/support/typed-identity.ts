import { expect, type Page } from "@playwright/test";
import { environment, type TownSlug, townUrl } from "./environment";

/** An identity as FranceConnect certifies it, typed into the simulator. */
interface TypedIdentity {
  readonly nom: string;
  readonly prenoms: string;
  readonly naissance: string;
  readonly courriel: string;
}

/** Starts at the login page and stops on FranceConnect's own page. */
export async function goToFranceConnect(page: Page, town: TownSlug, way: "path" | "host" = "path"): Promise<void> {
  await page.goto(townUrl(town, "/connexion", way));
  await page.getByRole("button", { name: /FranceConnect/ }).click();
  await expect(page).toHaveURL(new RegExp(`^${new URL(environment().franceConnect).origin}`));
}

/** Comes in by FranceConnect as somebody whom no published identity names: born a woman in Saint-Étienne. */
export async function comeInAsTyped(page: Page, town: TownSlug, identity: TypedIdentity): Promise<void> {
  await goToFranceConnect(page, town);
  await page.getByRole("link", { name: "Saisie libre" }).click();
  await page.getByLabel("Féminin").check();
  for (const [field, value] of Object.entries(identity)) await page.locator(`[name="${field}"]`).fill(value);
  await page.getByRole("button", { name: "Me connecter", exact: true }).click();
  await page.getByRole("button", { name: /^Continuer/ }).click();
}

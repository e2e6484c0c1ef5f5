import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { environment, townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { box, goToRecap, openMonth } from "./support/month";
import { bookableDays, bookingsOn } from "./support/places";

async function expectNotFound(page: Page, url: string): Promise<string> {
  await openPage(page, url, 404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page introuvable");
  return textOf(page.locator("main"));
}

test("a town that does not exist is a clear 404, by path and by host, with the way to one's town", async ({ page }) => {
  await expectNotFound(page, `${environment().web}/atlantis`);
  await checkAccessibility(page);
  await expectNotFound(page, `${environment().web}/atlantis/famille`);
  await expectNotFound(page, `http://atlantis.localhost:${new URL(environment().web).port}/tarifs`);
  await page.goto(`${environment().web}/atlantis`);
  await page.getByRole("link", { name: "Choisir ma commune" }).click();
  await expect(page).toHaveURL(`${environment().web}/`);
});

test("a page that a town does not have is a clear 404, with the way to its home", async ({ page }) => {
  for (const way of ["path", "host"] as const) {
    await expectNotFound(page, townUrl("corbas", "/cette-page-n-existe-pas", way));
    await checkAccessibility(page);
    await page.getByRole("link", { name: "Aller à l’accueil de Corbas" }).click();
    await expect(page).toHaveURL(townUrl("corbas", way === "host" ? "/" : "", way));
  }
});

test("what is a stranger's answers like what does not exist", async ({ page, visitor }) => {
  const [family, stranger] = [await ownFamily("rive-de-gier"), await ownFamily("rive-de-gier")];
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(page, "rive-de-gier", family);
  await openMonth(page, "rive-de-gier", day);
  await tick(box(page, family, day));
  await goToRecap(page);
  const draft = new URL(page.url()).searchParams.get("brouillon") ?? "";
  const other = await visitor();
  await comeInAs(other, "rive-de-gier", stranger);
  for (const path of [
    (id: string) => `/famille/reservations/recapitulatif?brouillon=${id}`,
    (id: string) => `/famille/reservations/confirmation?brouillon=${id}`,
  ]) {
    const theirs = await expectNotFound(other, townUrl("rive-de-gier", path(draft)));
    expect(await expectNotFound(other, townUrl("rive-de-gier", path(randomUUID())))).toBe(theirs);
    await expectNotFound(other, townUrl("rive-de-gier", path("pas-un-numero")));
  }
  for (const path of ["sante", "repas"]) {
    const address = (id: string) => townUrl("rive-de-gier", `/famille/dossier/${path}/${id}`);
    const theirs = await expectNotFound(other, address(family.children[0]?.id ?? ""));
    expect(await expectNotFound(other, address(randomUUID()))).toBe(theirs);
    await expectNotFound(other, address("pas-un-numero"));
  }
  await checkAccessibility(other);
  expect(await bookingsOn(family, day)).toBe(0);
});

test("a parent of one town is nobody in another", async ({ page }) => {
  const family = await ownFamily("rive-de-gier");
  await comeInAs(page, "rive-de-gier", family);
  await page.goto(townUrl("corbas", "/famille"));
  await expect(page).toHaveURL(/\/corbas\/connexion/);
  await expectNotFound(page, townUrl("rive-de-gier", "/agents"));
});

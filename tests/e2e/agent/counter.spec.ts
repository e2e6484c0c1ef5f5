import type { Locator, Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { ownInvoice } from "../support/own-invoice";
import { expectRefused, fillForm, tick } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { expectFewKeys, WAYS } from "./support/counter-keys";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** A town for each project: a till is closed by one of them at a time. */
const townOf = (withScript: boolean): TownSlug => (withScript ? "saint-chamond" : "rive-de-gier");

/** The clerk before a family that owes one invoice. */
async function atCounter(page: Page, town: TownSlug): Promise<OwnFamily> {
  const family = await ownFamily(town);
  await ownInvoice(family, { dueIn: 10, meals: 3 });
  await comeIn(page, await ownAgent(town, "Régisseuse"));
  await openPage(page, townUrl(town, `/agents/regie/familles/${family.familyId}`));
  return family;
}

const record = (page: Page) => page.getByRole("button", { name: "Encaisser", exact: true });

/** What reaches the server while something is done: documents, and what a page's script asks. */
function countRequests(page: Page): () => number {
  let asked = 0;
  page.on("request", (request) => {
    if (["document", "fetch", "xhr"].includes(request.resourceType())) asked++;
  });
  return () => asked;
}

test("cash is taken by the keyboard alone: find, Enter, Enter", async ({ page, withScript }) => {
  const town = townOf(withScript);
  const family = await ownFamily(town);
  await ownInvoice(family, { dueIn: 10, meals: 3 });
  await comeIn(page, await ownAgent(town, "Régisseuse"));
  await openPage(page, townUrl(town, "/agents/regie"));
  await checkAccessibility(page);
  const search = page.getByRole("searchbox");
  const name = family.login.split("@")[0] ?? "";
  const requests = countRequests(page);
  // Without the axe checks, which no clerk waits for.
  let spent = 0;
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    spent += performance.now() - start;
  };
  // With a script the page puts the keyboard there by itself: what is counted is all that a clerk presses.
  let enters = 0;
  const enter = async (where: Locator) => {
    if (withScript) await expect(where).toBeFocused();
    await where.press("Enter");
    enters++;
  };
  const found = page.getByRole("main").getByRole("link", { name: new RegExp(name, "i") });
  if (withScript) await expect(search).toBeFocused();
  await timed(async () => {
    await search.pressSequentially(name);
    if (withScript) await expect(found).toBeVisible();
    await enter(search);
  });
  if (!withScript) {
    await checkAccessibility(page);
    await timed(() => enter(found));
  }
  await timed(() => expect(heading(page)).toContainText("Encaisser"));
  await checkAccessibility(page);
  const amount = page.locator('[name="amount1"]');
  await timed(async () => {
    await enter(amount);
    await expect(heading(page)).toHaveText("Reçu de paiement");
  });
  expect(enters).toBe(withScript ? 2 : 3);
  const keys = `${name.length} letters and ${enters} times Enter`;
  console.log(
    `cash at the counter: ${Math.round(spent)} ms for ${keys}, ${requests()} requests (asked: under ten seconds)`,
  );
  await expect(page.getByText("Le paiement est enregistré.")).toBeVisible();
  await checkAccessibility(page);
  if (withScript) for (const way of WAYS) await expectFewKeys(page, town, way);
});

/** The family has begun to pay online: what it owes may still come that way. */
async function leaveForPayFip({ town, familyId, accountId }: OwnFamily): Promise<void> {
  await inTown(
    town,
    `WITH o AS (INSERT INTO payfip_operation (city_id, id, regie_id, debtor_id, family_id, id_op, refdet, client, year, subject, email,
         saisie, amount_cents, status, created_by, created_at, request_key)
       SELECT i.city_id, gen_random_uuid(), i.regie_id, i.debtor_id, i.family_id, gen_random_uuid()::text, upper(left(replace(i.id::text, '-', ''), 30)),
         '006382', 2026, 'essai', 'essai@exemple.fr', 'W', i.total_cents, 'redirected', $3, now(), gen_random_uuid()
       FROM invoice i WHERE i.city_id = $1 AND i.family_id = $2 RETURNING city_id, id, amount_cents)
     INSERT INTO payfip_operation_invoice (city_id, operation_id, invoice_id, amount_cents)
     SELECT o.city_id, o.id, i.id, o.amount_cents FROM o JOIN invoice i ON i.city_id = o.city_id AND i.family_id = $2`,
    [familyId, accountId],
  );
}

test("what may come twice is taken, and more than is owed kept, only when the agent says so", async ({
  page,
  withScript,
}) => {
  const family = await atCounter(page, townOf(withScript));
  await fillForm(page, { amount1: "100" });
  await record(page).click();
  await expect(page.getByRole("checkbox", { name: /^Garder/ })).toBeVisible();
  await checkAccessibility(page);
  if (withScript) {
    // Another amount is another question: no box speaks of what would be left of the former one.
    await fillForm(page, { amount1: "90" });
    await expect(page.getByRole("checkbox", { name: /^Garder/ })).toHaveCount(0);
    await fillForm(page, { amount1: "100" });
    await record(page).click();
    await expect(page.getByRole("checkbox", { name: /^Garder/ })).not.toBeChecked();
  }
  await leaveForPayFip(family);
  await tick(page.getByRole("checkbox", { name: /^Garder/ }));
  await record(page).click();
  const known = page.getByRole("checkbox", { name: /^Un paiement en ligne est en cours/ });
  await expectRefused(page, { underWay: /Demandez son résultat à PayFiP/ });
  await tick(known);
  await record(page).click();
  await expect(page.getByText("Gardé pour votre prochaine facture")).toBeVisible();
  const receipt = page.url();
  await page.getByRole("link", { name: "Revenir à la famille" }).click();
  await expect(page.getByRole("heading", { name: "Un paiement en ligne est en cours" })).toBeVisible();
  await expect(known).not.toBeChecked();
  await checkAccessibility(page);
  await openPage(page, receipt);
  await page.getByRole("link", { name: "Annuler ce paiement" }).click();
  await fillForm(page, { reason: "Erreur de saisie" });
  await page.getByRole("button", { name: "Annuler ce paiement" }).click();
  await expect(page.getByText("Motif\u00a0: Erreur de saisie")).toBeVisible();
  await openPage(page, receipt);
  await expect(page.getByText("Le paiement est enregistré.")).toBeHidden();
});

test("a cheque without its number is refused; with it, it is undone with a reason", async ({ page, withScript }) => {
  await atCounter(page, townOf(withScript));
  await page.locator('[name="means1"]').selectOption("cheque");
  await record(page).click();
  await expectRefused(page, { number1: /numéro du chèque/ });
  await fillForm(page, { number1: "1234567", bank1: "Crédit agricole" });
  await record(page).click();
  await page.getByRole("link", { name: "Annuler ce paiement" }).click();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Annuler ce paiement" }).click();
  await expectRefused(page, { reason: /pourquoi/ });
  await fillForm(page, { reason: "Chèque sans provision" });
  await page.getByRole("button", { name: "Annuler ce paiement" }).click();
  await expect(page.getByText("Motif\u00a0: Chèque sans provision")).toBeVisible();
  await checkAccessibility(page);
});

/** Goes there as who has no mouse: nothing is on the way that keeps the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("a third party pays in cash and by cheque: from the list to the receipt by the keyboard alone", async ({
  page,
  withScript,
}) => {
  const town = townOf(withScript);
  const family = await ownFamily(town);
  const name = `CCAS ${family.familyId.slice(0, 6)}`;
  const invoice = await ownInvoice(family, { meals: 3, thirdParty: name });
  await comeIn(page, await ownAgent(town, "Régisseuse"));
  await openPage(page, townUrl(town, "/agents/regie"));
  const party = page.getByRole("link", { name });
  await expect(page.getByRole("listitem").filter({ has: party })).toContainText("doit 9,15");
  await tabTo(page, party);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(`Encaisser\u00a0: ${name}`);
  await expect(page.getByText(invoice.reference).first()).toBeVisible();
  await checkAccessibility(page);
  const field = (of: string) => page.locator(`main [name="${of}"]`);
  if (withScript) await expect(field("amount1")).toBeFocused();
  await tabTo(page, field("amount1"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("5");
  await tabTo(page, page.locator("summary").filter({ hasText: "Payer en plusieurs moyens" }));
  await page.keyboard.press("Enter");
  await tabTo(page, field("amount2"));
  await page.keyboard.type("4,15");
  await tabTo(page, field("means2"));
  // None, cash, cheque.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(field("means2")).toHaveValue("cheque");
  await tabTo(page, field("number2"));
  await page.keyboard.type("7654321");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Reçu de paiement");
  for (const words of [name, "Espèces", "5,00", "n°\u00a07654321", "4,15", invoice.reference]) {
    await expect(page.getByRole("main")).toContainText(words);
  }
  await checkAccessibility(page);
  const send = page.getByRole("button", { name: "Envoyer le reçu par e-mail" });
  await send.click();
  await expect(page.getByText(/Ce tiers n’a pas d’adresse e-mail\./)).toBeVisible();
  const email = `${family.familyId}@ccas.example`;
  await inTown(town, "UPDATE third_party SET email = $3 WHERE city_id = $1 AND name = $2", [name, email]);
  await send.click();
  await expect(page.getByText("Le reçu part par e-mail.")).toBeVisible();
  const [link = ""] = (await nextMail(email, /votre reçu/)).links;
  const paper = await fetch(link);
  expect([paper.status, paper.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  await page.getByRole("link", { name: "Revenir au tiers" }).click();
  await expect(page.getByText("Ce tiers ne doit rien à cette régie.")).toBeVisible();
  await expect(page.getByRole("table")).toContainText("Espèces, Chèque");
});

/** A payment that a person must look at, as one that came twice leaves it; the page of its receipt is open. */
async function raiseAlert(page: Page, town: TownSlug): Promise<void> {
  const paymentId = /recus\/([\w-]+)/.exec(page.url())?.[1];
  await inTown(
    town,
    `INSERT INTO payment_alert (city_id, id, regie_id, kind, payment_id, raised_at)
     SELECT city_id, gen_random_uuid(), regie_id, 'overpaid', id, now() FROM payment WHERE city_id = $1 AND id = $2`,
    [paymentId],
  );
}

test("the till is read in its journal, handed over, and what needs a look is looked at", async ({
  page,
  withScript,
}) => {
  const town = townOf(withScript);
  const family = await atCounter(page, town);
  await page.locator('[name="means1"]').selectOption("cesu");
  await record(page).click();
  await expect(heading(page)).toHaveText("Reçu de paiement");
  await raiseAlert(page, town);
  await openPage(page, townUrl(town, "/agents/regie/journal"));
  await expect(page.getByRole("table", { name: "Encaissé, par moyen de paiement" })).toContainText("CESU");
  await expect(page.getByRole("table", { name: "Encaissé, par activité" })).toContainText("Compte budgétaire");
  const moves = page.getByRole("region", { name: "Tous les mouvements" });
  await expect(moves.getByRole("link", { name: /-R-\d{4}-/ }).first()).toBeVisible();
  expect(await moves.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await checkAccessibility(page);
  const byActivity = page.getByRole("link", { name: "Exporter par activité en CSV" });
  const sums = await page.request.get(new URL((await byActivity.getAttribute("href")) ?? "", page.url()).href);
  expect([sums.status(), (await sums.text()).includes("Compte budgétaire")]).toEqual([200, true]);
  await fillForm(page, { du: "02/01/2026", au: "01/01/2026" });
  await page.getByRole("button", { name: "Afficher" }).click();
  await expectRefused(page, { au: /La période finit avant de commencer/ });
  const csv = await page.request.get(townUrl(town, "/agents/regie/journal/export"));
  expect([csv.status(), (await csv.text()).includes("Encaissement")]).toEqual([200, true]);
  await openPage(page, townUrl(town, "/agents/regie/depots"));
  await page.getByRole("button", { name: "Clore le versement" }).click();
  await expectRefused(page, { means: /Cochez/ });
  await tick(page.getByRole("checkbox", { name: /^CESU/ }));
  await page.getByRole("button", { name: "Clore le versement" }).click();
  await expect(heading(page)).toHaveText(/^Versement \w+-V-\d{4}-\d{4}$/);
  await expect(page.getByRole("table", { name: "Versé, par activité" })).toContainText("Total");
  await checkAccessibility(page);
  await openPage(page, townUrl(town, "/agents/regie"));
  await page.getByRole("link", { name: /à regarder$/ }).click();
  await expect(heading(page)).toHaveText("Paiements à regarder");
  const name = new RegExp(family.login.split("@")[0] ?? "", "i");
  const alert = page.locator("section").filter({ has: page.getByRole("link", { name }) });
  await expect(alert).toContainText("la facture avait baissé");
  await checkAccessibility(page);
  await alert.getByRole("button", { name: "C’est réglé" }).click();
  await expectRefused(page, { note: /ce qui a été fait/ });
  await alert.getByRole("textbox").fill("Laissé pour la prochaine facture");
  await alert.getByRole("button", { name: "C’est réglé" }).click();
  await expect(page.getByText("C’est noté.")).toBeVisible();
  await page.locator("summary").filter({ hasText: "Alertes réglées" }).click();
  await expect(alert).toContainText("Laissé pour la prochaine facture");
  await checkAccessibility(page);
});

test("the settings of a régie are a page that everybody can use", async ({ page, withScript }) => {
  const town = townOf(withScript);
  await comeIn(page, await ownAgent(town, "Administratrice"));
  await openPage(page, townUrl(town, "/agents/parametres/regies"));
  // Other journeys may open régies of their own meanwhile.
  const regie = page.getByRole("region", { name: /^Régie de la restauration/ });
  await regie.getByRole("textbox", { name: /Numéro de client/ }).fill("999999");
  await regie.getByRole("button", { name: "Vérifier auprès de PayFiP" }).click();
  await expect(page.getByText("PayFiP ne connaît pas ce numéro de client")).toBeVisible();
  await checkAccessibility(page);
  const own = town === "saint-chamond" ? "042207" : "042186";
  await regie.getByRole("textbox", { name: /Numéro de client/ }).fill(own);
  await regie.getByRole("button", { name: "Vérifier auprès de PayFiP" }).click();
  await expect(page.getByText("REGIE RESTAURATION")).toBeVisible();
  await checkAccessibility(page);
});

import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { ownInvoice } from "../support/own-invoice";
import { expectKept, expectRefused, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";

const TOWN = "saint-chamond";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** A régie of one test that is being opened at the DGFiP, after the town's own in every list. */
async function regieInTest(): Promise<string> {
  const code = Array.from({ length: 6 }, () => String.fromCharCode(65 + Math.trunc(Math.random() * 26))).join("");
  const [made] = await inTown<{ id: string }>(
    TOWN,
    `INSERT INTO regie (city_id, id, code, name, regisseur, payfip_client, payfip_mode)
     VALUES ($1, overlay(gen_random_uuid()::text placing 'ffffffff' from 1)::uuid, $2, 'Zone d’essai ' || $2, '', '042207', 'test') RETURNING id`,
    [code],
  );
  if (!made) throw new Error("No régie was made");
  return made.id;
}

test("an agent tries out the payment online, and it settles nothing", async ({ page }) => {
  const regieId = await regieInTest();
  const { reference } = await ownInvoice(await ownFamily(TOWN), { regieId });
  await comeIn(page, await ownAgent(TOWN, "Administratrice"));
  await openPage(page, townUrl(TOWN, "/agents/parametres/regies"));
  await page.locator(`a[href$="/essai?regie=${regieId}"]`).click();
  await expect(heading(page)).toHaveText("Essayer le paiement en ligne");
  await checkAccessibility(page);
  await fillForm(page, { reference: "RIEN2026000001", email: "agent@exemple.fr" });
  await page.getByRole("button", { name: "Essayer avec PayFiP" }).click();
  await expectRefused(page, { reference: /Aucune facture de cette régie/ });
  await expectKept(page, { reference: "RIEN2026000001", email: "agent@exemple.fr" });
  await fillForm(page, { reference });
  await page.getByRole("button", { name: "Essayer avec PayFiP" }).click();
  await expect(heading(page)).toHaveText("Votre paiement");
  await page.locator('button[name="issue"][value="carte"]').click();
  await expect(heading(page)).toHaveText("L’essai a réussi");
  await checkAccessibility(page);
  const paid = await inTown(TOWN, "SELECT 1 FROM payment WHERE city_id = $1 AND regie_id = $2", [regieId]);
  expect(paid).toEqual([]);
});

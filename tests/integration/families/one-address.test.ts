import { beforeAll, expect, it } from "vitest";
import { addressesOfPayers } from "@/server/billing";
import { addressesToTell } from "@/server/booking/data/closing-households";
import { addressesOfBookers } from "@/server/booking/data/recipients";
import { withCity } from "@/server/db/tenant-tx";
import { mailAddressOf } from "@/server/families";
import { householdAddresses } from "@/server/families/queries/household-addresses";
import { makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { owner } from "../../support/owner";

/*
 * One rule for every mail to an adult: the address of the dossier, which is what gets corrected, else that of the account.
 */
const [OF_DOSSIER, OF_ACCOUNT] = ["dossier@courriel.example", "compte@courriel.example"];
let city: { id: string };
let family: TestFamily;

beforeAll(async () => {
  city = await makeCity();
  family = await makeFamily(city.id);
});

async function write(dossier: string, account: string): Promise<void> {
  await owner().query("UPDATE person SET email = $2 WHERE id = $1", [family.personId, dossier]);
  await owner().query("UPDATE account SET email = $2 WHERE id = $1", [family.accountId, account]);
}

/** Where each kind of mail goes: the household, who books, who is told of a closing, who pays, who holds the account. */
const addresses = () =>
  withCity({ cityId: city.id, actor: "test" }, async (tx) => [
    await householdAddresses(tx, family.familyId),
    await addressesOfBookers(tx, family.familyId),
    await addressesToTell(tx, family.familyId),
    await addressesOfPayers(tx, family.familyId),
    [await mailAddressOf(tx, family.accountId)],
  ]);

it.each([
  ["the dossier’s, where the two differ", OF_DOSSIER, OF_ACCOUNT, OF_DOSSIER],
  ["the account’s, where the dossier has none", "", OF_ACCOUNT, OF_ACCOUNT],
  ["the dossier’s, where the account has none", OF_DOSSIER, "", OF_DOSSIER],
])("every mail goes to one address: %s", async (_, dossier, account, expected) => {
  await write(dossier, account);
  expect(await addresses()).toEqual(Array.from({ length: 5 }, () => [expected]));
});

it("no mail goes to an adult without one", async () => {
  await write("", "");
  expect(await addresses()).toEqual([[], [], [], [], [undefined]]);
});

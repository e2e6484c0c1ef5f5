import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";

/** Where the invoices of a third party go. Empty texts where nothing is known. */
export interface ThirdPartyAddress {
  readonly name: string;
  readonly addressLine: string;
  readonly postcode: string;
  readonly town: string;
  /** Without it, its invoices are printed. */
  readonly email: string;
}

/** A third party as the settings show it. */
export interface ThirdPartySetting extends ThirdPartyAddress {
  readonly id: string;
  readonly code: string;
  /** It was billed, or is about to be. */
  readonly billed: boolean;
}

/** The third parties of the town, by name. */
export async function listThirdPartySettings(tx: Tx): Promise<ThirdPartySetting[]> {
  return tx.$queryRaw<ThirdPartySetting[]>`
    SELECT t.id, t.code, t.name, t.address_line AS "addressLine", t.postcode, t.town, t.email,
      EXISTS (SELECT FROM debtor d WHERE d.third_party_id = t.id) AS billed
    FROM third_party t ORDER BY t.name, t.id`;
}

export async function findThirdPartySetting(tx: Tx, thirdPartyId: string): Promise<ThirdPartySetting | undefined> {
  return (await listThirdPartySettings(tx)).find(({ id }) => id === thirdPartyId);
}

/** Keeps a third party from whoever would bill it meanwhile, until the end of the transaction. */
export async function lockThirdParty(tx: Tx, thirdPartyId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM third_party WHERE id = ${thirdPartyId}::uuid FOR UPDATE`;
}

/** Undefined when the code is that of another third party. */
export async function insertThirdParty(
  tx: Tx,
  code: string,
  { name, addressLine, postcode, town, email }: ThirdPartyAddress,
): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO third_party (city_id, id, code, name, address_line, postcode, town, email)
    VALUES (app.city(), ${newId()}::uuid, ${code}, ${name}, ${addressLine}, ${postcode}, ${town}, ${email})
    ON CONFLICT (city_id, code) DO NOTHING RETURNING id`;
  return row?.id;
}

/** False when the town has no such third party. */
export async function updateThirdParty(tx: Tx, thirdPartyId: string, address: ThirdPartyAddress): Promise<boolean> {
  const { name, addressLine, postcode, town, email } = address;
  const changed = await tx.$executeRaw`
    UPDATE third_party SET name = ${name}, address_line = ${addressLine}, postcode = ${postcode}, town = ${town}, email = ${email}
    WHERE id = ${thirdPartyId}::uuid`;
  return changed > 0;
}

/** @throws when something still refers to it. */
export async function deleteThirdParty(tx: Tx, thirdPartyId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM third_party WHERE id = ${thirdPartyId}::uuid`;
}

import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { apiOf, book, draftOf } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { file, pdf } from "../documents/corpus";

/*
 * What a family may try so as to pay less (attack 30). A meal is 1,75 € under a quotient of 860, and 2,35 € where none is
 * known: a price comes from a quotient that the town has checked, of a known day, and of this very family.
 */
const [LOW, HIGH] = [175, 235];
const DAY = "2026-12-03";
/** The family whose quotients are read, whoever asks; its own when undefined. */
const guard = vi.hoisted((): { readsOf?: string } => ({}));
vi.mock("@/server/fees/data/quotients", async (original) => {
  const real = await original<typeof import("@/server/fees/data/quotients")>();
  const listQuotients: typeof real.listQuotients = (tx, familyId) => real.listQuotients(tx, guard.readsOf ?? familyId);
  return { ...real, listQuotients };
});

beforeEach(() => {
  guard.readsOf = undefined;
});

let canteen: Canteen;
let schoolId: string;
let typeId: string;

beforeAll(async () => {
  canteen = await makeCanteen();
  await ensureCityKey(canteen.city.id);
  schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [DAY, "2026-12-04", "2027-01-05"], 200);
  typeId = newId();
  const type = {
    code: "attestation-quotient",
    label: "Attestation de quotient",
    audience: "family",
    proves: "quotient",
  };
  await insert("document_type", {
    city_id: canteen.city.id,
    id: typeId,
    ...type,
    validity_months: 12,
    required: false,
  });
});

const freshFamily = () => makeEaters(canteen, [schoolId]);

/** The price of a day as the recap says it, and nothing of it booked. */
async function priceFor(family: EatingFamily, day = DAY): Promise<number | null | undefined> {
  const wanted = [`${family.children[0]}.${day}`];
  const draft = await draftOf(canteen, family, { wanted, month: day.slice(0, 7) });
  return (await apiOf(canteen, family).booking.recap({ draft })).lines[0]?.price;
}

async function quotientOf(familyId: string, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = newId();
  const known = { source: "caf", reference_month: "2026-11-01", valid_from: "2026-11-01", recorded_by: "CAF" };
  await insert("quotient_familial", {
    city_id: canteen.city.id,
    id,
    family_id: familyId,
    amount_cents: 50_000,
    ...known,
    ...over,
  });
  return id;
}

async function sendAttestation(family: EatingFamily): Promise<string> {
  const files = [file(await pdf(), "attestation.pdf")];
  const { documentIds } = await apiOf(canteen, family).documents.upload({ typeId, files });
  return documentIds[0] ?? "";
}

describe("a price that a family would like lower (attack 30)", () => {
  it("is that of a quotient of its own, checked and of a known day (control)", async () => {
    const family = await freshFamily();
    expect(await priceFor(family)).toBe(HIGH);
    await quotientOf(family.familyId);
    expect(await priceFor(family)).toBe(LOW);
  });

  it("does not follow what the family declares with its form: no form knows such a field", async () => {
    const family = await freshFamily();
    const api = apiOf(canteen, family).booking;
    const wish = { activity: canteen.activityId, month: "2026-12", base: "", wanted: [`${family.children[0]}.${DAY}`] };
    const draft = await draftOf(canteen, family, { wanted: wish.wanted });
    for (const name of ["qf", "quotient", "quotientFamilial", "price", "priceCents", "fee", "residence"]) {
      const declared = { [name]: "1" };
      await expect(api.makeDraft({ ...wish, together: "each", ...declared }), name).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
      await expect(api.confirm({ draft, seen: "", ...declared }), name).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    expect(await priceFor(family)).toBe(HIGH);
  });

  it("does not follow an attestation that nobody has accepted, whatever it shows", async () => {
    const family = await freshFamily();
    const documentId = await sendAttestation(family);
    expect(await priceFor(family)).toBe(HIGH);
    const agent = await makeAgent(canteen.city.id, ["documents.traiter", "familles.modifier"]);
    const accepted = { documentId, validUntil: "30/09/2027", amount: "500", month: "2026-11-01" };
    const accept = (as: { readonly sessionId: string }) =>
      apiOf(canteen, as).backoffice.quotient.acceptAttestation(accepted);
    await expect(accept(family)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await priceFor(family)).toBe(HIGH);
    await accept(agent);
    expect(await priceFor(family)).toBe(LOW);
  });

  it("does not follow the quotient of another family, nor another family’s attestation", async () => {
    const [family, other] = [await freshFamily(), await freshFamily()];
    await quotientOf(other.familyId);
    expect([await priceFor(other), await priceFor(family)]).toEqual([LOW, HIGH]);
    const documentId = await sendAttestation(other);
    await expect(apiOf(canteen, family).documents.withdraw({ documentId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const agent = await makeAgent(canteen.city.id, ["documents.traiter", "familles.modifier"]);
    const read = { documentId, validUntil: "30/09/2027", amount: "100", month: "2026-11-01" };
    await apiOf(canteen, agent).backoffice.quotient.acceptAttestation(read);
    expect(await priceFor(family)).toBe(HIGH);
    // With the guard off, whose quotient is read: the price follows that of the other.
    guard.readsOf = other.familyId;
    expect(await priceFor(family)).toBe(LOW);
  });

  it("follows a quotient within its days only", async () => {
    const family = await freshFamily();
    const id = await quotientOf(family.familyId, { valid_from: "2026-12-15" });
    const prices = async () => [await priceFor(family), await priceFor(family, "2027-01-05")];
    expect(await prices()).toEqual([HIGH, LOW]);
    await owner().query(
      "UPDATE quotient_familial SET valid_from = '2026-11-01', valid_to = '2026-12-31' WHERE id = $1",
      [id],
    );
    expect(await prices()).toEqual([LOW, HIGH]);
  });

  it("is kept with the booking as it was told, with the quotient that was used", async () => {
    const family = await freshFamily();
    await quotientOf(family.familyId);
    await book(canteen, family, { wanted: [`${family.children[0]}.${DAY}`] });
    const kept = "SELECT price_cents, fee ->> 'quotientFamilialUsed' AS quotient FROM booking WHERE family_id = $1";
    expect((await owner().query(kept, [family.familyId])).rows).toEqual([{ price_cents: LOW, quotient: "500" }]);
  });
});

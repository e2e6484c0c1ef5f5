import { beforeAll, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { priceBook } from "@/server/fees";
import { ensureCityKey } from "@/server/platform/crypto";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen } from "../../support/canteen";
import { makeAgent, makeFamily, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { file, pdf } from "../documents/corpus";
import { mailsOf, refusalOf } from "../families/desk-support";
import { makeAdult } from "../families/households";

invariantsHoldAfterEach();

let canteen: Canteen;
let agent: { sessionId: string; accountId: string };
let attestation: string;
let proofOfAddress: string;

async function documentType(code: string, proves: string | null): Promise<string> {
  const id = newId();
  const row = { city_id: canteen.city.id, id, code, label: code, audience: "family", validity_months: 12 };
  await insert("document_type", { ...row, required: false, proves });
  return id;
}

beforeAll(async () => {
  canteen = await makeCanteen();
  await ensureCityKey(canteen.city.id);
  agent = await makeAgent(canteen.city.id, ["documents.traiter", "familles.modifier"]);
  attestation = await documentType("attestation-quotient", "quotient");
  proofOfAddress = await documentType("justificatif-domicile", null);
});

const api = () => apiOf(canteen, agent).backoffice.quotient;

async function sent(family: TestFamily, typeId = attestation): Promise<string> {
  const files = [file(await pdf(), "attestation.pdf")];
  const { documentIds } = await apiOf(canteen, family).documents.upload({ typeId, files });
  return documentIds[0] ?? "";
}

async function quotients(familyId: string) {
  const { rows } = await owner().query(
    `SELECT amount_cents::int AS amount, source, reference_month::text AS month, valid_from::text AS known, document_id, reason,
       recorded_by FROM quotient_familial WHERE family_id = $1 ORDER BY valid_from, recorded_at`,
    [familyId],
  );
  return rows;
}

async function statusOf(documentId: string): Promise<string> {
  const { rows } = await owner().query<{ status: string }>("SELECT status FROM document WHERE id = $1", [documentId]);
  return rows[0]?.status ?? "";
}

const read = (documentId: string, over: object = {}) => ({
  documentId,
  validUntil: "30/09/2027",
  amount: "720,50",
  month: "2026-11-01",
  ...over,
});

describe("an agent accepts an attestation of quotient (D11)", () => {
  it("and records what it shows, in one go; prices follow by the town’s rule, and the household is told", async () => {
    const family = await makeFamily(canteen.city.id);
    const { familyId } = family;
    await makeAdult(canteen.city.id, familyId, { role: "payeur" }, { email: "payeur@exemple.fr" });
    const documentId = await sent(family);
    expect(await api().acceptAttestation(read(documentId))).toEqual({ unreached: null });
    expect(await statusOf(documentId)).toBe("accepted");
    expect(await quotients(familyId)).toEqual([
      {
        amount: 72_050,
        source: "document",
        month: "2026-11-01",
        known: "2026-11-23",
        document_id: documentId,
        reason: "",
        recorded_by: `account:${agent.accountId}`,
      },
    ]);
    const mails = await mailsOf(familyId, "quotient-recorded");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/720,50\s€ \(novembre 2026\)/);
    expect(mails[0]?.text).toContain("Il compte pour vos prix dès aujourd’hui.");
    expect(await mailsOf(familyId, "document-accepted")).toEqual([]);
    const dossier = await apiOf(canteen, family).families.dossier();
    expect(dossier.household?.quotient).toMatchObject({ amount: 72_050, source: "document" });
  });

  it("adds to the history: a change counts from the month after, and the mail says so", async () => {
    const family = await makeFamily(canteen.city.id);
    const { familyId } = family;
    const known = { city_id: canteen.city.id, id: newId(), family_id: familyId, recorded_by: "CAF", source: "caf" };
    await insert("quotient_familial", {
      ...known,
      amount_cents: 90_000,
      reference_month: "2026-09-01",
      valid_from: "2026-09-01",
    });
    await api().acceptAttestation(read(await sent(family), { amount: "500" }));
    expect((await quotients(familyId)).map(({ amount }) => amount)).toEqual([90_000, 50_000]);
    const [mail] = await mailsOf(familyId, "quotient-recorded");
    expect(mail?.text).toContain("Restauration scolaire\u00a0: à partir du 1er décembre 2026");
    const on = await withCity({ cityId: canteen.city.id, actor: "test" }, async (tx) => {
      const family = { id: familyId, homes: { first: "commune", changes: [] } } as const;
      const book = await priceBook(tx, { activityId: canteen.activityId, family });
      return (day: string) => book.quotientOn(localDate(day));
    });
    expect([on("2026-11-30"), on("2026-12-01")]).toEqual([900, 500]);
  });

  it("records the same quotient once, from two attestations", async () => {
    const family = await makeFamily(canteen.city.id);
    const [first, second] = [await sent(family), await secondFile(family)];
    await api().acceptAttestation(read(first));
    await api().acceptAttestation(read(second));
    expect(await statusOf(second)).toBe("accepted");
    expect(await quotients(family.familyId)).toHaveLength(1);
  });

  it("accepts it once, from two windows at once", async () => {
    const family = await makeFamily(canteen.city.id);
    const documentId = await sent(family);
    const send = (amount: string) => api().acceptAttestation(read(documentId, { amount }));
    const answers = await Promise.allSettled([send("700"), send("800")]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await quotients(family.familyId)).toHaveLength(1);
  });

  it.each([
    ["a month to come", { month: "2026-12-01" }, "QuotientMonthUnlikely"],
    ["a month of long ago", { month: "2025-10-01" }, "QuotientMonthUnlikely"],
    ["an end that is past", { validUntil: "01/01/2020" }, "ValidityInThePast"],
  ])("refuses %s, and leaves both as they are", async (_what, wrong, tag) => {
    const family = await makeFamily(canteen.city.id);
    const documentId = await sent(family);
    expect((await refusalOf(api().acceptAttestation(read(documentId, wrong)))).tag).toBe(tag);
    expect(await statusOf(documentId)).toBe("pending");
    expect(await quotients(family.familyId)).toEqual([]);
  });

  it.each(["", "-5", "12,345", "beaucoup", "60000"])("does not take «\u00a0%s\u00a0» for an amount", async (amount) => {
    const family = await makeFamily(canteen.city.id);
    const call = api().acceptAttestation(read(await sent(family), { amount }));
    await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("takes zero, which a fund may give, and cents", async () => {
    const [none, some] = [await makeFamily(canteen.city.id), await makeFamily(canteen.city.id)];
    await api().acceptAttestation(read(await sent(none), { amount: "0" }));
    await api().acceptAttestation(read(await sent(some), { amount: "1 234.5 €" }));
    expect((await quotients(none.familyId))[0]?.amount).toBe(0);
    expect((await quotients(some.familyId))[0]?.amount).toBe(123_450);
  });

  it("is never accepted without its quotient, nor another document with one (negative control)", async () => {
    const family = await makeFamily(canteen.city.id);
    const [proof, other] = [await sent(family), await sent(family, proofOfAddress)];
    const accept = apiOf(canteen, agent).documents.staff.accept;
    expect((await refusalOf(accept({ documentId: proof, validUntil: "30/09/2027" }))).tag).toBe("QuotientNotRead");
    expect(await statusOf(proof)).toBe("pending");
    expect((await refusalOf(api().acceptAttestation(read(other)))).tag).toBe("DocumentNotFound");
    await accept({ documentId: other, validUntil: "30/09/2027" });
    expect(await statusOf(other)).toBe("accepted");
    expect(await quotients(family.familyId)).toEqual([]);
  });
});

/** The same attestation scanned again: another file. */
async function secondFile(family: TestFamily): Promise<string> {
  const files = [file(await pdf((document) => void document.addPage([400, 300])), "attestation-2.pdf")];
  const { documentIds } = await apiOf(canteen, family).documents.upload({ typeId: attestation, files });
  return documentIds[0] ?? "";
}

describe("an agent enters a quotient at the desk (D6)", () => {
  const typed = (familyId: string, over: object = {}) => ({
    familyId,
    amount: "640",
    month: "2026-10-01",
    reason: "Attestation montrée au guichet",
    ...over,
  });

  it("with a reason that the family reads, in its history and its mail", async () => {
    const family = await makeFamily(canteen.city.id);
    const { familyId } = family;
    await api().enter(typed(familyId));
    expect(await quotients(familyId)).toMatchObject([
      { amount: 64_000, source: "agent", document_id: null, reason: "Attestation montrée au guichet" },
    ]);
    const [mail] = await mailsOf(familyId, "quotient-recorded");
    expect(mail?.text).toContain("Raison\u00a0: Attestation montrée au guichet");
    const history = JSON.stringify(await apiOf(canteen, family).families.history());
    expect(history).toContain("Attestation montrée au guichet");
    expect(history).toContain("La mairie");
  });

  it("refuses what is on file already, a month to come, and a dossier that is not there", async () => {
    const { familyId } = await makeFamily(canteen.city.id);
    await api().enter(typed(familyId));
    expect((await refusalOf(api().enter(typed(familyId)))).tag).toBe("QuotientAlreadyKnown");
    expect(await mailsOf(familyId, "quotient-recorded")).toHaveLength(1);
    expect((await refusalOf(api().enter(typed(familyId, { month: "2027-01-01" })))).tag).toBe("QuotientMonthUnlikely");
    expect((await refusalOf(api().enter(typed(newId())))).tag).toBe("QuotientFamilyNotFound");
    await api().enter(typed(familyId, { amount: "650" }));
    expect(await quotients(familyId)).toHaveLength(2);
  });
});

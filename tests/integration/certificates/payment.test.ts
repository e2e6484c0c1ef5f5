import { beforeAll, describe, expect, it } from "vitest";
import { bookDays, makeBilledFamily, runMonth, verify } from "../../support/billing";
import { type EatingFamily, makeOtherParent } from "../../support/canteen";
import { type CareTown, certificatesOf, filed, makeCareTown, receive, sendBack } from "../../support/certificates";
import { owner } from "../../support/owner";
import { sentencesOf, tablesOf } from "../../support/paper-words";
import { makeAdult } from "../families/households";

let town: CareTown;
let family: EatingFamily;
const period = { first: "01/01/2027", last: "10/02/2027" };

async function paymentOf(adult: { readonly sessionId: string }, over: Partial<typeof period> = {}) {
  const api = certificatesOf(town, adult);
  const { certificateId } = await api.certifyPayment({ ...period, ...over });
  const { paper } = await api.certificate({ certificateId });
  return { certificateId, paper, tables: tablesOf(paper), sentences: sentencesOf(paper) };
}

beforeAll(async () => {
  town = await makeCareTown();
  family = await makeBilledFamily(town, { children: 2 });
  for (const child of family.children)
    await bookDays(town, family, ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07"], child);
  await verify(town);
  await runMonth(town, "2026-12");
  const bad = await receive(town, family, { amount: 500, day: "2027-01-08", payer: "Noé Aïeul" });
  await sendBack(town, bad, "2027-01-15");
  await receive(town, family, { amount: 1_000, day: "2027-02-01" });
}, 120_000);

describe("an attestation de paiement", () => {
  it("tells what was really received, and takes off what did not hold", async () => {
    const { paper, tables, sentences } = await paymentOf(family);
    expect(tables["Sommes reçues"]).toEqual([
      expect.stringMatching(/^Paiement, reçu CANT-R-2027-\d{6} \(Payé par Noé Aïeul\) \| 8 janvier 2027 \| 5,00 €$/),
      expect.stringMatching(/^Paiement annulé, reçu CANT-R-2027-\d{6} \| 15 janvier 2027 \| − 5,00 €$/),
      expect.stringMatching(
        /^Paiement, reçu CANT-R-2027-\d{6} \(Payé par Camille Essai\) \| 1er février 2027 \| 10,00 €$/,
      ),
      "Total reçu | 10,00 €",
    ]);
    expect(tables["Factures dont une part reste due au 10 février 2027"]).toEqual([
      "CANT2027000001 (décembre 2026) | 14,00 € | 10,00 € | 4,00 €",
    ]);
    expect(Object.keys(tables).join()).not.toContain("entièrement réglées");
    expect(sentences).toEqual([
      expect.stringMatching(/^Établie pour Camille \S+, 1 rue du Lac, 69960 Corbas \(dossier famille n° \d+\)\.$/),
      expect.stringMatching(
        /^Nous attestons avoir reçu, du 1er janvier 2027 au 10 février 2027, pour le dossier « Famille \d+ », la somme de 10,00 €\.$/,
      ),
      "Reste à payer au 10 février 2027: 4,00 €",
    ]);
    expect(paper.mention).toBeNull();
  });

  it("tells where the account stood at the end of the period, not where it stands", async () => {
    const { tables, sentences } = await paymentOf(family, { last: "10/01/2027" });
    expect(tables["Sommes reçues"]?.at(-1)).toBe("Total reçu | 5,00 €");
    expect(sentences.at(-1)).toBe("Reste à payer au 10 janvier 2027: 9,00 €");
  });

  it("counts what was kept when it is used", async () => {
    const generous = await makeBilledFamily(town);
    await bookDays(town, generous, ["2026-12-08"]);
    await runMonth(town, "2026-12", "2027-01-20T09:00:00+01:00");
    await receive(town, generous, { amount: 675, day: "2027-02-02" });
    const { sentences, tables } = await paymentOf(generous);
    expect(tables["Factures entièrement réglées au 10 février 2027"]).toHaveLength(1);
    expect(Object.keys(tables).join()).not.toContain("reste due");
    expect(sentences.slice(2)).toEqual([
      "Reste à payer au 10 février 2027: 0,00 €",
      "Conservé pour vos prochaines factures: 5,00 €",
    ]);
  });

  it.each([
    [{ first: "02/02/2027", last: "01/02/2027" }, "PeriodReversed"],
    [{ last: "11/02/2027" }, "PeriodInFuture"],
    [{ first: "01/01/2024" }, "PeriodTooLong"],
    [{ first: "01/11/2026", last: "30/11/2026" }, "NothingPaid"],
  ])("is refused with a reason for %j: %s", async (over, tag) => {
    await expect(paymentOf(family, over)).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      cause: { detail: { tag } },
    });
  });

  it("is refused to a machine", async () => {
    const asking = await makeBilledFamily(town);
    const api = certificatesOf(town, asking);
    const ask = () => api.certifyTax({ year: "2027" }).catch((error) => error.message);
    for (let n = 0; n < 30; n++) expect(await ask()).toBe("NothingPaidInYear");
    expect(await ask()).toBe("TooManyCertificates");
  });
});

describe("who may know what (docs/adr/0011)", () => {
  const payerRights = { role: "payeur", authority: "none", can_book: false, can_edit: false };

  it("who pays gets what was received, without who paid, the address or the number of the dossier", async () => {
    const payer = await makeAdult(town.city.id, family.familyId, payerRights);
    const { paper, tables, certificateId } = await paymentOf(payer);
    expect(tables["Sommes reçues"]?.at(-1)).toBe("Total reçu | 10,00 €");
    const told = JSON.stringify(paper);
    for (const hidden of ["Payé par", "Camille Essai", "Noé Aïeul", "sans provision", "rue du Lac", "dossier famille"])
      expect(told).not.toContain(hidden);
    expect(JSON.stringify((await paymentOf(family)).paper)).toContain("Payé par Camille Essai");
    expect((await filed(certificateId)).content.household).toBe(false);
    expect((await certificatesOf(town, payer).mine()).kinds).toEqual(["payment"]);
  });

  it("who pays gets nothing of the children: neither births, nor school, nor days", async () => {
    const api = certificatesOf(town, await makeAdult(town.city.id, family.familyId, payerRights));
    const [childId = ""] = family.children;
    for (const ask of [
      () => api.certifyTax({ year: "2027" }),
      () => api.certifyAttendance({ childId, ...period }),
      () => api.certifyEnrolment({ childId }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: "FORBIDDEN", message: "RightMissing" });
    }
  });

  it("a parent without authority pays and gets the payments only; a relative gets nothing", async () => {
    const away = await makeAdult(town.city.id, family.familyId, { role: "parent", authority: "none" });
    expect((await certificatesOf(town, away).mine()).kinds).toEqual(["payment"]);
    const relative = await makeAdult(town.city.id, family.familyId, {
      role: "proche",
      authority: "none",
      can_pay: false,
    });
    await expect(certificatesOf(town, relative).mine()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(certificatesOf(town, relative).certifyPayment(period)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("each adult finds the certificates that they asked for, not those of the other", async () => {
    const other = await makeOtherParent(town, family);
    const [mine, theirs] = [await paymentOf(family), await paymentOf(other)];
    const listed = await certificatesOf(town, other).mine();
    expect(listed.certificates.map(({ id }) => id)).toEqual([theirs.certificateId]);
    const asked = { certificateId: mine.certificateId };
    await expect(certificatesOf(town, other).certificate(asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(certificatesOf(town, other).file(asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("who held the household and holds it no more does not find what was certified then", async () => {
    const parent = await makeAdult(town.city.id, family.familyId, { role: "parent", authority: "joint" });
    const api = certificatesOf(town, parent);
    const [childId = ""] = family.children;
    const { certificateId } = await paymentOf(parent);
    await api.certifyEnrolment({ childId });
    expect((await api.mine()).certificates).toHaveLength(2);
    await owner().query("UPDATE family_adult SET authority = 'none' WHERE person_id = $1", [parent.personId]);
    expect((await api.mine()).certificates).toEqual([]);
    await expect(api.certificate({ certificateId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const later = await paymentOf(parent);
    expect((await api.mine()).certificates.map(({ id }) => id)).toEqual([later.certificateId]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { bookDays, makeBilledFamily, runMonth, verify } from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import {
  bookCare,
  bornIn,
  type CareTown,
  certificatesOf,
  filed,
  makeCareTown,
  receive,
} from "../../support/certificates";
import { owner } from "../../support/owner";
import { pdfUaProblems } from "../papers/pdf-ua/pdf-ua-problems";
import { heard, poppler } from "../papers/poppler";

let town: CareTown;
let family: EatingFamily;
const certificates: Record<string, string> = {};

beforeAll(async () => {
  town = await makeCareTown();
  family = await makeBilledFamily(town, { children: 2 });
  await owner().query("UPDATE person SET birth_name = 'Nguyễn-Lefèvre' WHERE id = $1", [family.personId]);
  const [elder = "", younger = ""] = family.children;
  await bornIn(younger, 2021);
  for (const child of [elder, younger]) {
    await bookDays(town, family, ["2026-12-01", "2026-12-03", "2026-12-04"], child);
    await bookCare(town, family, ["2026-12-01", "2026-12-03"], child);
  }
  await verify(town);
  await runMonth(town, "2026-12");
  await receive(town, family, { amount: 1_500, day: "2027-01-20" });
  const api = certificatesOf(town, family);
  const period = { first: "01/12/2026", last: "10/02/2027" };
  const issued = {
    payment: await api.certifyPayment(period),
    tax: await api.certifyTax({ year: "2027" }),
    attendance: await api.certifyAttendance({ childId: elder, ...period }),
    enrolment: await api.certifyEnrolment({ childId: younger }),
  };
  for (const [kind, { certificateId }] of Object.entries(issued)) certificates[kind] = certificateId;
}, 120_000);

const kinds = ["payment", "tax", "attendance", "enrolment"] as const;
const print = async (kind: string) =>
  (await certificatesOf(town, family).file({ certificateId: certificates[kind] ?? "" })).bytes;

describe.each(kinds)("the PDF of a certificate (%s)", (kind) => {
  it("is a tagged PDF/UA by the town, with the code and where to check it", async () => {
    const pdf = await print(kind);
    expect(await pdfUaProblems(pdf)).toEqual([]);
    const facts = poppler("pdfinfo", [], pdf);
    expect(facts).toMatch(/^Tagged: +yes$/m);
    expect(facts).toMatch(/^Author: +Ville \d+$/m);
    expect(facts).toMatch(kind === "tax" ? /^Pages: +[12]$/m : /^Pages: +1$/m);
    const { code } = await filed(certificates[kind] ?? "");
    const text = heard(pdf).join("\n");
    expect(text).toContain((code.match(/.{4}/g) ?? []).join("-"));
    expect(text).toContain(`/${town.city.slug}/verifier`);
    const links = poppler("pdfinfo", ["-url"], pdf);
    expect(links.replaceAll("-", "")).toContain(`/verifier/${code}`);
  });

  it("says on what it stands, and when", async () => {
    const text = heard(await print(kind)).join("\n");
    expect(text).toContain("Sur quoi se fonde ce document");
    expect(text).toMatch(/, le 10 février 2027/);
    expect(text).toContain("Lefèvre");
  });

  it("is an attachment with a name that says what it is", async () => {
    const { fileName, mediaType } = await certificatesOf(town, family).file({
      certificateId: certificates[kind] ?? "",
    });
    expect(mediaType).toBe("application/pdf");
    expect(fileName).toMatch(/^(Attestation|Certificat) .* 2027-02-10\.pdf$/);
  });
});

describe("a certificate that is downloaded again", () => {
  it("is the same to the byte, though the dossier changed since; a new one says the present", async () => {
    const before = await print("payment");
    await owner().query("UPDATE family SET address_line = '9 rue Neuve' WHERE id = $1", [family.familyId]);
    await receive(town, family, { amount: 100, day: "2027-01-22" });
    const later = certificatesOf(town, family, "2027-03-01T09:00:00+01:00");
    const again = await later.file({ certificateId: certificates.payment ?? "" });
    expect(Buffer.from(again.bytes).equals(Buffer.from(before))).toBe(true);
    expect(heard(again.bytes).join("\n")).not.toContain("Duplicata");
    const { certificateId } = await later.certifyPayment({ first: "01/12/2026", last: "10/02/2027" });
    const fresh = heard((await later.file({ certificateId })).bytes).join("\n");
    expect(fresh).toContain("9 rue Neuve");
    expect(fresh).toContain("16,00");
  });
});

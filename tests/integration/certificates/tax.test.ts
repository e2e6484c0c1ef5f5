import { beforeAll, describe, expect, it } from "vitest";
import { bookDays, clerkApi, makeBilledFamily, note, runMonth, verify } from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import {
  bookCare,
  bornIn,
  type CareTown,
  certificatesOf,
  FEBRUARY,
  filed,
  makeCareTown,
  receive,
  sendBack,
} from "../../support/certificates";
import { owner } from "../../support/owner";
import { sentencesOf, tablesOf } from "../../support/paper-words";

const CARE = "Frais de garde qui peuvent compter pour les impôts";
const OTHER = "Autres sommes payées, qui ne comptent pas";

let town: CareTown;

async function taxOf(family: EatingFamily, year: string, now = FEBRUARY) {
  const api = certificatesOf(town, family, now);
  const { certificateId } = await api.certifyTax({ year });
  const { paper } = await api.certificate({ certificateId });
  const tables = tablesOf(paper);
  return { paper, care: tables[CARE], other: tables[OTHER], sentences: sentencesOf(paper), certificateId };
}

/** An elder of ten and a child of five, Zoé and Tom: meals of both, care of both; 19,00 € for December. */
async function makeHousehold(): Promise<EatingFamily> {
  const family = await makeBilledFamily(town, { children: 2 });
  const [zoe, tom] = family.children;
  await owner().query("UPDATE child SET first_name = CASE id WHEN $1 THEN 'Zoé' ELSE 'Tom' END WHERE id IN ($1, $2)", [
    zoe,
    tom,
  ]);
  await bornIn(tom, 2021);
  for (const child of [zoe, tom]) await bookDays(town, family, ["2026-12-10", "2026-12-11"], child);
  await bookCare(town, family, ["2026-12-01"], zoe);
  await bookCare(town, family, ["2026-12-01", "2026-12-03", "2026-12-04"], tom);
  return family;
}

let half: EatingFamily;
let whole: EatingFamily;
let bounced: EatingFamily;
let credited: EatingFamily;
let odd: EatingFamily;
let told: EatingFamily;

beforeAll(async () => {
  town = await makeCareTown();
  [half, whole, bounced, credited] = [
    await makeHousehold(),
    await makeHousehold(),
    await makeHousehold(),
    await makeHousehold(),
  ];
  odd = await makeBilledFamily(town);
  await bornIn(odd.children[0], 2022);
  told = await makeBilledFamily(town);
  await bornIn(told.children[0], 2022);
  await bookCare(town, told, ["2026-12-01", "2026-12-03", "2026-12-04"]);
  const [child] = odd.children;
  await bookCare(town, odd, ["2026-12-01", "2026-12-03", "2026-12-04"]);
  const garderie = { ...town, activityId: town.careId };
  await note(garderie, odd, child, "2026-12-03", "absent_unexcused");
  await note(garderie, odd, child, "2026-12-07", "unbooked");
  await verify(town);
  await runMonth(town, "2026-12");
}, 120_000);

describe("what was paid in the year counts, not what was billed", () => {
  it("nothing is certified for a year without a payment, and it is told why", async () => {
    const failed = certificatesOf(town, half).certifyTax({ year: "2026" });
    await expect(failed).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      cause: { detail: { tag: "NothingPaidInYear", year: 2026 } },
    });
    await expect(certificatesOf(town, half).certifyTax({ year: "2028" })).rejects.toMatchObject({
      cause: { detail: { tag: "YearInFuture", thisYear: 2027 } },
    });
  });

  it("a part of an invoice counts for its part of each child’s care", async () => {
    await receive(town, half, { amount: 950, day: "2027-01-20" });
    const { care, other, sentences } = await taxOf(half, "2027");
    expect(care).toEqual([
      "Tom Essai, naissance le 4 mai 2021",
      "Accueil du soir | 4,50 €",
      "Total des frais de garde | 4,50 €",
    ]);
    expect(other).toEqual([
      "Zoé Essai",
      "Accueil du soir | 1,50 €",
      "Restauration scolaire | 1,75 €",
      "Tom Essai",
      "Restauration scolaire | 1,75 €",
      "Total des autres sommes | 5,00 €",
    ]);
    expect(sentences).toContain("En tout, 9,50 € payés pour vos enfants en 2027.");
    expect(sentences).toContain("Zoé Essai avait six ans ou plus au 1er janvier 2027.");
    expect(sentences).toContain("L’année n’est pas finie : jusqu’au 10 février 2027.");
  });

  it("the whole invoice, paid over two years, counts for each year’s part and is whole in the end", async () => {
    await receive(town, whole, { amount: 700, day: "2026-12-31" });
    await receive(town, whole, { amount: 1_200, day: "2027-01-10" });
    const [before, after] = [await taxOf(whole, "2026"), await taxOf(whole, "2027")];
    expect(before.care?.at(-1)).toBe("Total des frais de garde | 3,32 €");
    expect(before.other?.at(-1)).toBe("Total des autres sommes | 3,68 €");
    expect(after.care?.at(-1)).toBe("Total des frais de garde | 5,68 €");
    expect(after.other?.at(-1)).toBe("Total des autres sommes | 6,32 €");
    expect(before.sentences).toContain("Année 2026 entière.");
  });

  it("a cheque that came back paid for nothing", async () => {
    const paymentId = await receive(town, bounced, { amount: 1_900, day: "2027-01-12" });
    expect((await taxOf(bounced, "2027")).care?.at(-1)).toBe("Total des frais de garde | 9,00 €");
    await sendBack(town, paymentId, "2027-01-25");
    const { care, other, sentences } = await taxOf(bounced, "2027");
    expect([care, other]).toEqual([undefined, undefined]);
    expect(sentences[1]).toBe("Frais de garde payés en 2027 pour les enfants de moins de six ans: 0,00 €");
  });

  it("a credit note gives the care back, and what is kept counts for nothing until it is used", async () => {
    await receive(town, credited, { amount: 1_900, day: "2027-01-12" });
    const { rows } = await owner().query<{ id: string; key: string }>(
      `SELECT i.id, l.position || '.' || l.days[1] AS key FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
       WHERE i.family_id = $1 AND l.activity_id = $2 AND l.child_id = $3`,
      [credited.familyId, town.careId, credited.children[1]],
    );
    const [line] = rows;
    const { billing } = clerkApi(town, FEBRUARY);
    const invoiceId = line?.id ?? "";
    await billing.invoices.giveCredit({ invoiceId, what: "days", days: [line?.key ?? ""], reason: "Porte fermée" });
    const { care, sentences } = await taxOf(credited, "2027");
    expect(care?.at(-1)).toBe("Total des frais de garde | 6,00 €");
    expect(sentences).toContain("En tout, 16,00 € payés pour vos enfants en 2027.");
  });
});

describe("what is care", () => {
  it("is no absence that was billed, and no supplement of a late booking", async () => {
    await receive(town, odd, { amount: 5_000, day: "2027-01-15" });
    const { care, other } = await taxOf(odd, "2027");
    // Two evenings and one more that was not booked, 3 € each; the absence, and the 2,50 € of coming without a booking.
    expect(care?.slice(1)).toEqual(["Accueil du soir | 9,00 €", "Total des frais de garde | 9,00 €"]);
    expect(other?.slice(1)).toEqual(["Accueil du soir | 5,50 €", "Total des autres sommes | 5,50 €"]);
  });

  it("is nothing where the town has not said that the activity is care (negative control)", async () => {
    await owner().query("UPDATE activity SET settings = settings - 'childCare' WHERE id = $1", [town.careId]);
    try {
      const { care, other } = await taxOf(odd, "2027");
      expect(care).toBeUndefined();
      expect(other?.at(-1)).toBe("Total des autres sommes | 14,50 €");
    } finally {
      await owner().query(`UPDATE activity SET settings = settings || '{"childCare": true}' WHERE id = $1`, [
        town.careId,
      ]);
    }
  });
});

describe("an absence that is noted after the invoice, at the same price", () => {
  it("is care no more, from the invoice that tells it on (control: before that it is)", async () => {
    await receive(town, told, { amount: 900, day: "2027-01-15" });
    expect((await taxOf(told, "2027")).care?.at(-1)).toBe("Total des frais de garde | 9,00 €");
    await note({ ...town, activityId: town.careId }, told, told.children[0], "2026-12-03", "absent_unexcused");
    await runMonth(town, "2027-01", FEBRUARY);
    const { care, other } = await taxOf(told, "2027");
    expect(care?.at(-1)).toBe("Total des frais de garde | 6,00 €");
    expect(other?.at(-1)).toBe("Total des autres sommes | 3,00 €");
  });
});

describe("the proof", () => {
  it("is the year’s care, for whoever checks the code", async () => {
    const { certificateId } = await taxOf(half, "2027");
    const { content } = await filed(certificateId);
    expect(content.proof.at(-1)).toEqual({ label: "Frais de garde de l’année 2027", value: "4,50\u00a0€" });
  });
});

describe("what it adds up to", () => {
  it("is what the ledger says that the household’s money settled, to the cent", async () => {
    for (const family of [half, whole, bounced, credited, odd]) {
      const { rows } = await owner().query<{ settled: number }>(
        `SELECT coalesce(sum(-l.amount_cents) FILTER (WHERE e.kind IN ('payment', 'reversal', 'refund')), 0)::int
           + coalesce(sum(l.amount_cents) FILTER (WHERE l.invoice_id IS NULL), 0)::int AS settled
         FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id WHERE e.family_id = $1 AND l.account = 'debtor'`,
        [family.familyId],
      );
      let sum = 0;
      for (const year of ["2026", "2027"]) {
        if (family !== whole && year === "2026") continue;
        const { sentences } = await taxOf(family, year);
        const told = sentences.flatMap((one) => /^En tout, ([\d,]+) €/.exec(one)?.[1] ?? []);
        expect(told).toHaveLength(1);
        sum += Number(told[0]?.replace(",", ""));
      }
      expect(sum).toBe(rows[0]?.settled);
    }
  });
});

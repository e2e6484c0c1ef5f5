import { beforeAll, describe, expect, it } from "vitest";
import { readConfirmationMail } from "@/server/booking";
import { withCity } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { apiOf, confirm, draftOf } from "../../support/booking";
import {
  type Canteen,
  type EatingFamily,
  FEES,
  makeCanteen,
  makeEaters,
  makeSchool,
  makeSlots,
} from "../../support/canteen";
import { insert, owner } from "../../support/owner";
import { makeAdult } from "../families/households";

/** A fee from which anybody can compute the quotient: 0,40 % of 987 is 3,95 €. */
const LINEAR = {
  ...FEES,
  version: 2,
  effectiveFrom: "2026-09-01",
  rules: [
    {
      id: "enfant",
      label: "Tarif du repas",
      when: {},
      price: { kind: "linear", ratePercent: "0.4", floorCents: 260, ceilingCents: 450, rounding: "nearestCent" },
    },
  ],
};
const QUOTIENT_CENTS = 98_765;
const PRICE = 395;

let canteen: Canteen;
let schoolId: string;
let family: EatingFamily;
/** A town whose only grid ends before its activity does. */
let ending: { readonly town: Canteen; readonly eaters: EatingFamily };
/** Two days that are booked already by the responsible adult, one cancelled too late; and one to book. */
const [BOOKED, BILLED, FREE, OTHER] = ["2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"];

const ROLES = {
  relative: { role: "proche", authority: "none", can_book: false, can_edit: false, can_pay: false },
  booker: { role: "proche", authority: "none", can_book: true, can_edit: false, can_pay: false },
  payer: { role: "payeur", authority: "none", can_book: true, can_edit: false, can_pay: true },
  keptAway: { role: "parent", authority: "none", can_book: true, can_edit: false, can_pay: false },
  otherParent: { role: "parent", authority: "joint" },
} as const;

type Reader = { readonly sessionId: string; readonly accountId: string };
const readers = new Map<keyof typeof ROLES, Reader>();
const readerOf = (role: keyof typeof ROLES): Reader => readers.get(role) ?? { sessionId: "", accountId: "" };

async function makeEnding() {
  const town = await makeCanteen();
  await owner().query("UPDATE fee_schedule SET document = document || $2 WHERE city_id = $1", [
    town.city.id,
    { effectiveTo: FREE },
  ]);
  const school = await makeSchool(town.city.id);
  await makeSlots(town, school, [FREE, OTHER], 20);
  return { town, eaters: await makeEaters(town, [school]) };
}

beforeAll(async () => {
  ending = await makeEnding();
  canteen = await makeCanteen();
  const schedule = { city_id: canteen.city.id, id: newId(), activity_id: canteen.activityId, version: 2 };
  await insert("fee_schedule", { ...schedule, effective_from: LINEAR.effectiveFrom, document: LINEAR });
  schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [BOOKED, BILLED, FREE, OTHER], 20);
  family = await makeEaters(canteen, [schoolId]);
  await insert("quotient_familial", {
    city_id: canteen.city.id,
    id: newId(),
    family_id: family.familyId,
    amount_cents: QUOTIENT_CENTS,
    source: "caf",
    reference_month: "2026-09-01",
    valid_from: "2026-09-01",
    recorded_by: "test",
  });
  const draft = await draftOf(canteen, family, { wanted: [cell(BOOKED), cell(BILLED)] });
  await confirm(canteen, family, draft);
  await owner().query(
    `UPDATE booking SET status = 'cancelled', cancelled_at = now(), cancelled_by = booked_by, cancelled_late = true
     WHERE family_id = $1 AND day = $2`,
    [family.familyId, BILLED],
  );
  for (const [role, rights] of Object.entries(ROLES)) {
    const adult = await makeAdult(canteen.city.id, family.familyId, rights, { email: `${role}@exemple.fr` });
    readers.set(role as keyof typeof ROLES, adult);
  }
});

const cell = (day = "") => `${family.children[0]}.${day}`;
const wish = (day = "") => ({ base: [`${cell(BOOKED)}.booked`], wanted: [cell(BOOKED), cell(day)] });

/** All that the product says, as it travels, without ids and fractions of a second: they hold any digits. */
function saidOf(answer: unknown): string {
  return JSON.stringify(answer)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "")
    .replaceAll(/\.\d+Z/g, "")
    .replaceAll(/[\u00a0\u202f]/g, " ");
}

const QUOTIENT = /QF|quotient familial n|"quotientUnknown":true|987|\b0,4\b|tarif du repas/i;
const AMOUNT = new RegExp(`\\b${PRICE}\\b|3,95|"price":\\d|"(before|after|bookedTotal|billedTotal)":\\d`);

/** Everything that this adult can read about bookings; who may book asks for one and confirms it too. */
async function everything(role: keyof typeof ROLES, day = "") {
  const reader = readerOf(role);
  const { booking, families } = apiOf(canteen, reader);
  const read = {
    month: await booking.month({ month: "2026-12", activity: canteen.activityId }),
    history: await booking.history({ page: 0 }),
    week: await booking.week(),
    waitlist: await booking.waitlist(),
    dossier: await families.dossier(),
    own: await families.history(),
  };
  if (!ROLES_THAT_BOOK.has(role)) return read;
  const draft = await draftOf(canteen, { ...family, ...reader }, wish(day));
  const recap = await booking.recap({ draft });
  const outcome = await booking.confirm({ draft, seen: recap.seen.join("\n") });
  const mail = await withCity({ cityId: canteen.city.id, actor: "worker" }, (tx) => readConfirmationMail(tx, draft));
  const form = await booking.weekForm({ activity: canteen.activityId });
  await owner().query("DELETE FROM booking WHERE family_id = $1 AND day = $2", [family.familyId, day]);
  return { ...read, recap, outcome, mail, form, result: await booking.result({ draft }) };
}

const ROLES_THAT_BOOK = new Set(["booker", "payer", "keptAway", "otherParent"]);

describe("who may know a family's prices (attack 37)", () => {
  it.each(["relative", "booker", "keptAway"] as const)(
    "tells the %s neither the quotient nor a price",
    async (role) => {
      const said = saidOf(await everything(role, FREE));
      expect(said).not.toMatch(QUOTIENT);
      expect(said).not.toMatch(AMOUNT);
    },
  );

  it("lets an adult without sight of prices book: at the family's price, which stays unsaid", async () => {
    const read = await everything("booker", FREE);
    expect(read).toMatchObject({
      recap: { totals: null, lines: [{ kind: "add", price: null, explanation: [] }] },
      outcome: { outcome: "confirmed" },
      mail: { to: ["booker@exemple.fr"], paragraphs: [expect.any(String), expect.stringMatching(/réservé$/)] },
      result: { bookedTotal: null, lines: [{ tag: "booked", text: "réservé" }] },
    });
    const draft = await draftOf(canteen, { ...family, ...readerOf("booker") }, wish(OTHER));
    await confirm(canteen, { ...family, ...readerOf("booker") }, draft);
    const { rows } = await owner().query("SELECT price_cents, fee FROM booking WHERE family_id = $1 AND day = $2", [
      family.familyId,
      OTHER,
    ]);
    expect(rows).toMatchObject([{ price_cents: PRICE, fee: { quotientFamilialUsed: 987 } }]);
    await owner().query("DELETE FROM booking WHERE family_id = $1 AND day = $2", [family.familyId, OTHER]);
  });

  it("tells who pays how much, not how it is reached", async () => {
    const read = await everything("payer", FREE);
    const said = saidOf(read);
    expect(said).not.toMatch(QUOTIENT);
    expect(read).toMatchObject({
      recap: { totals: { before: 2 * PRICE, after: 3 * PRICE }, lines: [{ price: PRICE, explanation: [] }] },
      month: { bookedTotal: PRICE, quotientUnknown: false },
      result: { bookedTotal: PRICE },
    });
    expect(read.history.lines).toMatchObject([
      { price: PRICE, explanation: [] },
      { price: PRICE, explanation: [] },
    ]);
  });

  it("does not tell who pays that no quotient is known", async () => {
    await owner().query("UPDATE quotient_familial SET valid_to = '2026-10-01' WHERE family_id = $1", [family.familyId]);
    try {
      const unknown = async (role: keyof typeof ROLES) =>
        (await apiOf(canteen, readerOf(role)).booking.month({ month: "2026-12" })).quotientUnknown;
      expect(await unknown("payer")).toBe(false);
      expect(await unknown("relative")).toBe(false);
      expect(await unknown("otherParent")).toBe(true);
    } finally {
      await owner().query("UPDATE quotient_familial SET valid_to = NULL WHERE family_id = $1", [family.familyId]);
    }
  });

  it("tells the household no more that none is known, once one came in the course of the month", async () => {
    await owner().query("UPDATE quotient_familial SET valid_from = '2026-11-20' WHERE family_id = $1", [
      family.familyId,
    ]);
    try {
      const unknown = async (month: string) => (await apiOf(canteen, family).booking.month({ month })).quotientUnknown;
      expect([await unknown("2026-10"), await unknown("2026-11")]).toEqual([true, false]);
    } finally {
      await owner().query("UPDATE quotient_familial SET valid_from = '2026-09-01' WHERE family_id = $1", [
        family.familyId,
      ]);
    }
  });

  it("tells the other parent of the household all of it (negative control)", async () => {
    const read = await everything("otherParent", FREE);
    const said = saidOf(read);
    expect(said).toMatch(QUOTIENT);
    expect(said).toMatch(AMOUNT);
    expect(read).toMatchObject({
      recap: { totals: { before: 2 * PRICE, after: 3 * PRICE } },
      month: { bookedTotal: PRICE },
      mail: { paragraphs: [expect.any(String), expect.stringContaining("3,95")] },
    });
    expect(read.history.lines[0]?.explanation).toContain("QF 987,65 de septembre 2026, reçu de la CAF");
  });

  it("shows the history of a booking that came without its calculation, at its price", async () => {
    await owner().query("UPDATE booking SET fee = '{}' WHERE family_id = $1 AND day = $2", [family.familyId, BOOKED]);
    const { lines } = await apiOf(canteen, family).booking.history({ page: 0 });
    expect(lines.find(({ day }) => day === BOOKED)).toMatchObject({ price: PRICE, explanation: [] });
    expect(lines.find(({ day }) => day === BILLED)?.explanation).not.toEqual([]);
  });
});

describe("a day for which the town has no price", () => {
  it("says so, with no box and no last moment; the day before has all three (control)", async () => {
    const { days } = await apiOf(ending.town, ending.eaters).booking.month({ month: "2026-12" });
    const shown = (wanted: string) => {
      const { lastMoment, cells } = days.find(({ day }) => day === wanted) ?? {};
      return { lastMoment, cell: cells?.[0] };
    };
    expect(shown(FREE)).toMatchObject({
      lastMoment: expect.stringContaining("à réserver avant"),
      cell: { look: "free", text: "libre", box: { ticked: false } },
    });
    expect(shown(OTHER)).toMatchObject({
      lastMoment: null,
      cell: {
        look: "closed",
        text: "pas réservable\u00a0: Aucun tarif n’est en vigueur le 8 décembre 2026. Choisissez un autre jour ou contactez la mairie.",
        box: null,
      },
    });
  });
});

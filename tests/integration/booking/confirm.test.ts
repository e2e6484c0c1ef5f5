import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, book, confirm, draftOf } from "../../support/booking";
import {
  type Canteen,
  type EatingFamily,
  makeCanteen,
  makeEaters,
  makeOtherParent,
  makeSlots,
} from "../../support/canteen";
import { makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

let canteen: Canteen;
let schoolId: string;
let family: EatingFamily;
const DAYS = ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"];

beforeAll(async () => {
  canteen = await makeCanteen();
});

async function freshFamily(capacity = 5, children = 2) {
  schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, DAYS, capacity);
  family = await makeEaters(
    canteen,
    Array.from({ length: children }, () => schoolId),
  );
  return family;
}

const key = (child: number, day: string) => `${family.children[child]}.${day}`;

describe("booking a month", () => {
  it("shows each line with its price and its explanation, and the total before and after", async () => {
    await freshFamily();
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-03"), key(1, "2026-12-03")] });
    const recap = await apiOf(canteen, family).booking.recap({ draft });
    expect(recap.lines.map(({ kind, price, expectation }) => [kind, price, expectation])).toEqual([
      ["add", 235, "place"],
      ["add", 235, "place"],
    ]);
    expect(recap.lines[0]?.explanation.join(" ")).toMatch(/Quotient familial non connu/);
    expect(recap.totals).toEqual({ before: 0, after: 470 });
  });

  it("books, keeps the explained fee, and asks for the mail in the same transaction", async () => {
    await freshFamily();
    const result = await book(canteen, family, { wanted: [key(0, "2026-12-03")] });
    expect(result.lines.map(({ tag }) => tag)).toEqual(["booked"]);
    const { rows } = await owner().query(
      "SELECT price_cents, fee ->> 'ruleId' AS rule, late FROM booking WHERE child_id = $1",
      [family.children[0]],
    );
    expect(rows).toEqual([{ price_cents: 235, rule: "resident", late: false }]);
    const jobs = await owner().query(
      "SELECT payload ->> 'draftId' AS draft FROM graphile_worker._private_jobs WHERE payload ->> 'draftId' = $1",
      [result.draftId],
    );
    expect(jobs.rows).toHaveLength(1);
  });

  it("gives the first answer again to a second confirmation, even at the same moment (F13)", async () => {
    await freshFamily();
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-03")] });
    const { seen } = await apiOf(canteen, family).booking.recap({ draft });
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => apiOf(canteen, family).booking.confirm({ draft, seen: seen.join("\n") })),
    );
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["confirmed"]));
    const { rows } = await owner().query("SELECT count(*)::int FROM booking WHERE child_id = $1", [family.children[0]]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it("cancels, and the total follows", async () => {
    await freshFamily();
    await book(canteen, family, { wanted: [key(0, "2026-12-03"), key(0, "2026-12-04")] });
    const base = (await apiOf(canteen, family).booking.month({ month: "2026-12" })).base;
    expect(base).toEqual([`${key(0, "2026-12-03")}.booked`, `${key(0, "2026-12-04")}.booked`]);
    const draft = await draftOf(canteen, family, { base, wanted: [key(0, "2026-12-04")] });
    const recap = await apiOf(canteen, family).booking.recap({ draft });
    expect(recap.totals).toEqual({ before: 470, after: 235 });
    await confirm(canteen, family, draft);
    const { lines } = await apiOf(canteen, family).booking.history({});
    expect(lines.filter(({ cancelled }) => cancelled)).toHaveLength(1);
  });

  it("takes a late booking at the price of late bookings, and says it", async () => {
    await freshFamily();
    const late = "2026-11-30T12:00:00+01:00";
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-01")] }, late);
    const recap = await apiOf(canteen, family, late).booking.recap({ draft });
    expect(recap.lines[0]).toMatchObject({ kind: "add", late: true, price: 485 });
    const noWayBack = expect.stringMatching(
      /Ce jour ne pourra plus être annulé en ligne\u00a0: la limite était le lundi 30/,
    );
    expect(recap.lines[0]).toMatchObject({ onceBooked: noWayBack });
    expect(await confirm(canteen, family, draft, late)).toMatchObject({ outcome: "confirmed" });
    const result = await apiOf(canteen, family, late).booking.result({ draft });
    expect(result.lines).toMatchObject([{ tag: "booked", text: noWayBack }]);
  });

  it("says that the summary is mailed only to who has an address", async () => {
    await freshFamily();
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-01")] });
    await confirm(canteen, family, draft);
    const mailed = async () => (await apiOf(canteen, family).booking.result({ draft })).mailed;
    expect(await mailed()).toBe(true);
    await owner().query("UPDATE person SET email = '' WHERE id = $1", [family.personId]);
    await owner().query("UPDATE account SET email = '' WHERE id = $1", [family.accountId]);
    expect(await mailed()).toBe(false);
  });

  it("shows the recap again, and does nothing, when the price moved between reading and confirming", async () => {
    await freshFamily();
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-01")] });
    const { seen } = await apiOf(canteen, family).booking.recap({ draft });
    const late = apiOf(canteen, family, "2026-11-30T12:00:00+01:00");
    expect(await late.booking.confirm({ draft, seen: seen.join("\n") })).toMatchObject({ outcome: "changed" });
    const again = await late.booking.recap({ draft });
    expect(again.changed).toEqual([{ firstName: expect.any(String), day: "2026-12-01" }]);
    expect(await late.booking.confirm({ draft, seen: again.seen.join("\n") })).toMatchObject({ outcome: "confirmed" });
  });
});

describe("what is refused", () => {
  it("refuses a form replayed after the deadline, by the server's time, with the moment (attack 29)", async () => {
    await freshFamily();
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-01")] });
    const { seen } = await apiOf(canteen, family).booking.recap({ draft });
    const tooLate = apiOf(canteen, family, "2026-11-30T18:01:00+01:00");
    expect(await tooLate.booking.confirm({ draft, seen: seen.join("\n") })).toMatchObject({ outcome: "changed" });
    const recap = await tooLate.booking.recap({ draft });
    expect(recap.lines[0]?.kind).toBe("refused");
    expect(recap.lines[0]?.reason).toMatch(/il fallait réserver avant le lundi 30 novembre à 18\u00a0h/);
    await expect(tooLate.booking.confirm({ draft, seen: recap.seen.join("\n") })).rejects.toThrow(
      "BookingNothingChanged",
    );
  });

  it("answers to a stranger's child, draft or activity as to what does not exist", async () => {
    const stranger = await freshFamily();
    const theirs = await draftOf(canteen, stranger, { wanted: [key(0, "2026-12-03")] });
    const strangersChild = key(0, "2026-12-03");
    await freshFamily();
    await expect(draftOf(canteen, family, { wanted: [strangersChild] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const api = apiOf(canteen, family);
    await expect(api.booking.recap({ draft: theirs })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api.booking.confirm({ draft: theirs, seen: "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api.booking.result({ draft: theirs })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("says so when nothing was changed", async () => {
    await freshFamily();
    await expect(draftOf(canteen, family, { wanted: [] })).rejects.toThrow("BookingNothingChanged");
  });

  it("lets a parent who may only pay read, not book", async () => {
    await freshFamily();
    await owner().query("UPDATE family_adult SET can_book = false WHERE person_id = $1", [family.personId]);
    await expect(draftOf(canteen, family, { wanted: [key(0, "2026-12-03")] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const month = await apiOf(canteen, family).booking.month({ month: "2026-12" });
    expect(month.days.flatMap(({ cells }) => cells).every(({ box }) => box === null)).toBe(true);
  });

  it("says that the activity has no day in a month of another year, and nothing of a quotient", async () => {
    await freshFamily();
    const month = (asked: string) => apiOf(canteen, family).booking.month({ month: asked });
    expect(await month("2019-01")).toMatchObject({ outside: { firstDay: "2026-09-01" }, quotientUnknown: false });
    expect(await month("2026-12")).toMatchObject({ outside: null, quotientUnknown: true });
  });

  it("closes the days of the holidays, and says why", async () => {
    await freshFamily();
    const { days } = await apiOf(canteen, family).booking.month({ month: "2026-12" });
    expect(days.find(({ day }) => day === "2026-12-21")?.closed).toMatch(/fermé\u00a0: vacances de Noël/);
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-21")] });
    const recap = await apiOf(canteen, family).booking.recap({ draft });
    expect(recap.lines[0]).toMatchObject({ kind: "refused", reason: expect.stringMatching(/vacances de Noël/) });
  });
});

describe("two parents of one family", () => {
  it("overwrite nothing in silence", async () => {
    await freshFamily();
    await book(canteen, family, { wanted: [key(0, "2026-12-03"), key(0, "2026-12-04")] });
    const other = await makeOtherParent(canteen, family);
    const { base } = await apiOf(canteen, family).booking.month({ month: "2026-12" });
    const mine = { base, wanted: [key(0, "2026-12-03"), key(0, "2026-12-04"), key(0, "2026-12-07")] };
    await book(canteen, other, { base, wanted: [key(0, "2026-12-03"), key(1, "2026-12-08")] });

    const draft = await draftOf(canteen, family, mine);
    const recap = await apiOf(canteen, family).booking.recap({ draft });
    expect(recap.lines.map(({ kind, day }) => [day, kind])).toEqual([
      ["2026-12-04", "moved"],
      ["2026-12-07", "add"],
      ["2026-12-08", "moved"],
    ]);
    await confirm(canteen, family, draft);
    const month = await apiOf(canteen, family).booking.month({ month: "2026-12" });
    expect(month.base.map((line) => line.replace(/^[^.]+\./, ""))).toEqual([
      "2026-12-03.booked",
      "2026-12-07.booked",
      "2026-12-08.booked",
    ]);
  });

  it("see that what they ask for was done meanwhile", async () => {
    await freshFamily();
    const other = await makeOtherParent(canteen, family);
    const draft = await draftOf(canteen, family, { wanted: [key(0, "2026-12-03")] });
    const { seen } = await apiOf(canteen, family).booking.recap({ draft });
    await book(canteen, other, { wanted: [key(0, "2026-12-03")] });
    expect(await apiOf(canteen, family).booking.confirm({ draft, seen: seen.join("\n") })).toMatchObject({
      outcome: "changed",
    });
    const recap = await apiOf(canteen, family).booking.recap({ draft });
    expect(recap.lines[0]?.kind).toBe("already");
  });
});

describe("a child in two households", () => {
  it("is shown as booked by the other parent, without the amount, in their own weeks only", async () => {
    await freshFamily(5, 1);
    const other = await makeEaters(canteen, [], { residence: "outside" });
    const child = family.children[0] ?? "";
    await owner().query("UPDATE family_child SET custody = 'alternating', custody_weeks = 'odd' WHERE child_id = $1", [
      child,
    ]);
    await owner().query(
      "INSERT INTO family_child (city_id, family_id, child_id, custody, custody_weeks) VALUES ($1, $2, $3, 'alternating', 'even')",
      [canteen.city.id, other.familyId, child],
    );
    await book(canteen, family, { wanted: [key(0, "2026-12-03")] });
    const { days } = await apiOf(canteen, other).booking.month({ month: "2026-12" });
    const cell = (day: string) => days.find((one) => one.day === day)?.cells[0];
    expect(cell("2026-12-03")).toMatchObject({ text: "réservé par l’autre parent", price: null, box: null });
    expect(cell("2026-12-04")).toMatchObject({ text: "semaine de l’autre parent", box: null });
    expect(cell("2026-12-07")).toMatchObject({ price: 650 });
  });
});

import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { apiOf, book, confirm, draftOf, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { fullSchool, giveBack } from "../../support/full-school";
import { brokenInvariants } from "../../support/invariants";
import { insertMove } from "../../support/moves";
import { writeOpening } from "../../support/openings";
import { owner } from "../../support/owner";

/** For the negative control alone: the rule says yes to all. */
const rule = vi.hoisted(() => ({ off: false }));
vi.mock("@/server/catalogue/domain/opening-window", async (original) => {
  const real = await original<typeof import("@/server/catalogue/domain/opening-window")>();
  const openingOf: typeof real.openingOf = (...asked) =>
    rule.off ? { tag: "open", until: null } : real.openingOf(...asked);
  return { ...real, openingOf };
});

const THURSDAY = "2026-12-03";
const FRIDAY = "2026-12-04";
const OPENS = "2026-11-25T08:00:00+01:00";
const JUST_BEFORE = "2026-11-25T07:59:59+01:00";
const LAST_MINUTE = "2026-11-30T18:00:59+01:00";
const OVER = "2026-11-30T18:01:00+01:00";
const plain = (text: string) => text.replaceAll("\u00a0", " ");

let canteen: Canteen;
let otherTown: Canteen;
let family: EatingFamily;
let child: string;
let schoolId: string;

beforeAll(async () => {
  // Both at once, before any call: the list of towns is read every half minute.
  [canteen, otherTown] = [await makeCanteen(), await makeCanteen()];
});

beforeEach(async () => {
  schoolId = await makeSchool(canteen.city.id, { name: "École primaire Jean Jaurès" });
  await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY], 5);
  family = await makeEaters(canteen, [schoolId]);
  [child = ""] = family.children;
});

afterEach(async () => {
  rule.off = false;
  // Windows are the whole town's.
  await owner().query("DELETE FROM opening_window_school");
  await owner().query("DELETE FROM opening_window");
  expect(await brokenInvariants()).toEqual([]);
});

const wished = (day = THURSDAY) => ({ wanted: [`${child}.${day}`] });

async function dayAt(now: string, { who = family, day = THURSDAY } = {}) {
  const { days } = await apiOf(canteen, who, now).booking.month({ month: "2026-12" });
  // Days in a row that are shut for one reason are one line.
  const found = days.filter((line) => line.day <= day).at(-1);
  return { text: plain(found?.closed ?? found?.cells[0]?.text ?? ""), box: found?.cells[0]?.box ?? null };
}

async function bookedDays(): Promise<number> {
  const { rows } = await owner().query("SELECT count(*)::int AS days FROM booking WHERE family_id = $1", [
    family.familyId,
  ]);
  return rows[0].days;
}

/** What a parent sends who has read the recap at one moment, and confirms at another. */
async function readThenConfirm(read: string, confirmed: string) {
  const draft = await draftOf(canteen, family, wished(), read);
  const { seen } = await apiOf(canteen, family, read).booking.recap({ draft });
  return apiOf(canteen, family, confirmed).booking.confirm({ draft, seen: seen.join("\n") });
}

describe("a window of time", () => {
  it("tells the month when bookings open, refuses until then, and books at the very instant", async () => {
    await writeOpening(canteen, { opensAt: OPENS });
    expect(await dayAt(JUST_BEFORE)).toEqual({
      text: "les réservations ouvriront pour votre famille le mercredi 25 novembre à 8 h",
      box: null,
    });
    const early = await draftOf(canteen, family, wished(), JUST_BEFORE);
    const { lines } = await apiOf(canteen, family, JUST_BEFORE).booking.recap({ draft: early });
    expect(lines).toMatchObject([{ kind: "refused" }]);
    expect(plain(lines[0]?.reason ?? "")).toBe("les réservations ouvriront le mercredi 25 novembre à 8 h");
    await expect(confirm(canteen, family, early, JUST_BEFORE)).rejects.toMatchObject({
      cause: { detail: { tag: "BookingNothingChanged" } },
    });
    expect(await bookedDays()).toBe(0);
    await confirm(canteen, family, early, OPENS);
    expect(await bookedDays()).toBe(1);
  });

  it("holds through its last minute, for who read the recap before, and not after", async () => {
    await writeOpening(canteen, { opensAt: OPENS, closesAt: "2026-11-30T18:00:00+01:00" });
    expect(await readThenConfirm(LAST_MINUTE, OVER)).toMatchObject({ outcome: "changed" });
    expect(await bookedDays()).toBe(0);
    expect((await dayAt(OVER)).text).toBe("les réservations sont closes depuis le lundi 30 novembre à 18 h");
    expect(await readThenConfirm(LAST_MINUTE, LAST_MINUTE)).toMatchObject({ outcome: "confirmed" });
  });

  it("refuses at the confirmation, whatever the sender says to have read (negative control: books without the rule)", async () => {
    await writeOpening(canteen, { opensAt: OPENS });
    const draft = await draftOf(canteen, family, wished(), JUST_BEFORE);
    const { seen } = await apiOf(canteen, family, OPENS).booking.recap({ draft });
    const forged = () => apiOf(canteen, family, JUST_BEFORE).booking.confirm({ draft, seen: seen.join("\n") });
    expect(await forged()).toMatchObject({ outcome: "changed" });
    expect(await bookedDays()).toBe(0);
    rule.off = true;
    expect(await forged()).toMatchObject({ outcome: "confirmed" });
    expect(await bookedDays()).toBe(1);
  });

  it("is looked at again when an agent changed it between the recap and the confirmation", async () => {
    const window = await writeOpening(canteen, { opensAt: OPENS });
    const draft = await draftOf(canteen, family, wished(), OPENS);
    const { seen } = await apiOf(canteen, family, OPENS).booking.recap({ draft });
    await owner().query("UPDATE opening_window SET opens_at = '2026-11-27T08:00+01:00' WHERE id = $1", [window]);
    const sent = { draft, seen: seen.join("\n") };
    expect(await apiOf(canteen, family, OPENS).booking.confirm(sent)).toMatchObject({ outcome: "changed" });
    expect(await bookedDays()).toBe(0);
    const again = await apiOf(canteen, family, OPENS).booking.recap({ draft });
    expect(again.changed).toHaveLength(1);
    expect(plain(again.lines[0]?.reason ?? "")).toContain("ouvriront le vendredi 27 novembre à 8 h");
  });

  it("is about its own days only, and leaves what is booked to the deadlines", async () => {
    await book(canteen, family, wished(FRIDAY), OPENS);
    await writeOpening(canteen, {
      opensAt: OPENS,
      closesAt: "2026-11-26T18:00+01:00",
      firstDay: FRIDAY,
      lastDay: FRIDAY,
    });
    expect(await dayAt(LAST_MINUTE)).toMatchObject({ text: "libre (5 places)", box: { ticked: false } });
    expect((await dayAt(LAST_MINUTE, { day: FRIDAY })).box).toMatchObject({ ticked: true });
    const sent = { wanted: [], base: [`${child}.${FRIDAY}.booked`] };
    const cancelled = await book(canteen, family, sent, LAST_MINUTE);
    expect(cancelled.lines).toMatchObject([{ text: "annulé" }]);
  });

  const CLOSED = { opensAt: "2026-11-01T08:00+01:00", closesAt: "2026-11-02T08:00+01:00" };
  const statusOf = async (table: "booking" | "waitlist_entry", one: EatingFamily) => {
    const { rows } = await owner().query(`SELECT status FROM ${table} WHERE child_id = $1`, [one.children[0]]);
    return rows.map(({ status }) => status);
  };
  const accept = async (one: EatingFamily, now?: string) => {
    const { rows } = await owner().query("SELECT id FROM waitlist_entry WHERE child_id = $1", [one.children[0]]);
    return apiOf(canteen, one, now).booking.answerOffer({ entry: rows[0].id, answer: "accept" });
  };

  it("keeps nobody from a place that was offered before it closed", async () => {
    const { first, others } = await fullSchool(canteen, THURSDAY, 1);
    const [second = first] = others;
    await giveBack(canteen, first, THURSDAY, NOON);
    await writeOpening(canteen, CLOSED);
    await accept(second);
    expect(await statusOf("booking", second)).toEqual(["booked"]);
  });

  it("keeps who asked in time in the queue: a place that frees after it closed is theirs, by the deadline of the day", async () => {
    const { first, others } = await fullSchool(canteen, THURSDAY, 2);
    const [second = first, third = first] = others;
    await writeOpening(canteen, CLOSED);
    await giveBack(canteen, first, THURSDAY, NOON);
    expect(await statusOf("waitlist_entry", second)).toEqual(["offered"]);
    await accept(second);
    await giveBack(canteen, second, THURSDAY, "2026-12-01T10:30:00+01:00");
    const { offers } = await apiOf(canteen, third, "2026-12-01T10:31:00+01:00").booking.waitlist();
    expect(offers).toMatchObject([{ until: "2026-12-01T17:00:00Z" }]);
    await expect(accept(third, "2026-12-01T18:01:00+01:00")).rejects.toThrow("BookingOfferOver");
  });

  it("keeps nobody's turn for those it opens to first: who asked before there was one is still the first", async () => {
    const { first, others } = await fullSchool(canteen, THURSDAY, 1);
    const [outside = first] = others;
    await owner().query("UPDATE family SET residence = 'outside' WHERE id = $1", [outside.familyId]);
    await writeOpening(canteen, { opensAt: "2026-11-01T08:00+01:00", residences: ["commune"] });
    await writeOpening(canteen, { opensAt: "2026-11-30T08:00+01:00" });
    const schoolOf = "SELECT school_id AS id FROM child WHERE id = $1";
    const { rows: schools } = await owner().query(schoolOf, [first.children[0]]);
    const resident = await makeEaters(canteen, [schools[0].id]);
    await book(canteen, resident, { wanted: [`${resident.children[0]}.${THURSDAY}`] });
    await giveBack(canteen, first, THURSDAY, NOON);
    expect(await statusOf("waitlist_entry", outside)).toEqual(["offered"]);
    expect(await statusOf("waitlist_entry", resident)).toEqual(["waiting"]);
  });

  it("takes nobody into a queue before it opens, nor after it closed", async () => {
    const { first } = await fullSchool(canteen, THURSDAY, 0);
    const { rows: schools } = await owner().query("SELECT school_id AS id FROM child WHERE id = $1", [
      first.children[0],
    ]);
    const late = await makeEaters(canteen, [schools[0].id]);
    await writeOpening(canteen, { opensAt: OPENS, closesAt: "2026-11-30T18:00+01:00" });
    expect((await dayAt(JUST_BEFORE, { who: late })).box).toBeNull();
    expect((await dayAt(OVER, { who: late })).box).toBeNull();
    expect(await dayAt(OPENS, { who: late })).toMatchObject({ text: "complet, liste d’attente (vous seriez 1re)" });
  });
});

describe("an audience", () => {
  it("opens to residents first, by the home of the household that books", async () => {
    const others = await makeEaters(canteen, [schoolId], { residence: "outside" });
    await writeOpening(canteen, { opensAt: OPENS, residences: ["commune"] });
    await writeOpening(canteen, { opensAt: "2026-11-27T08:00:00+01:00" });
    expect((await dayAt(OPENS)).box).not.toBeNull();
    expect((await dayAt(OPENS, { who: others })).text).toBe(
      "les réservations ouvriront pour votre famille le vendredi 27 novembre à 8 h",
    );
    expect((await dayAt("2026-11-27T08:00:00+01:00", { who: others })).box).not.toBeNull();
  });

  it("looks at where the household lives on the day that is booked", async () => {
    const arriving = await makeEaters(canteen, [schoolId], { residence: "outside" });
    await insertMove(canteen.city.id, arriving.familyId, { residence: "commune", from: FRIDAY });
    await writeOpening(canteen, { opensAt: OPENS, residences: ["commune"] });
    expect((await dayAt(OPENS, { who: arriving, day: THURSDAY })).box).toBeNull();
    expect((await dayAt(OPENS, { who: arriving, day: FRIDAY })).box).not.toBeNull();
  });

  it("is told to those whom it is not for: by school, by level", async () => {
    const elsewhere = await makeSchool(canteen.city.id, { name: "École primaire Marie Curie" });
    await makeSlots(canteen, elsewhere, [THURSDAY], 5);
    const others = await makeEaters(canteen, [elsewhere]);
    await writeOpening(canteen, { opensAt: OPENS, schools: [schoolId], levels: ["CP"] });
    const reason = "ouvert seulement aux enfants de l’école primaire Jean Jaurès en CP";
    expect((await dayAt(OPENS, { who: others })).text).toBe(reason);
    expect((await dayAt(OPENS)).text).toBe(reason);
    await owner().query("UPDATE child SET level = 'CP' WHERE id = $1", [child]);
    expect((await dayAt(OPENS)).box).not.toBeNull();
  });

  it("is that of one child of several: each says its own", async () => {
    const elsewhere = await makeSchool(canteen.city.id, { name: "École primaire Marie Curie" });
    await makeSlots(canteen, elsewhere, [THURSDAY], 5);
    const siblings = await makeEaters(canteen, [schoolId, elsewhere]);
    await writeOpening(canteen, { opensAt: OPENS, schools: [schoolId] });
    const { days } = await apiOf(canteen, siblings, OPENS).booking.month({ month: "2026-12" });
    const cells = days.find(({ day }) => day === THURSDAY)?.cells ?? [];
    expect(cells.map(({ box }) => box !== null)).toEqual([true, false]);
    expect(cells[1]?.text).toBe("ouvert seulement aux enfants de l’école primaire Jean Jaurès");
  });

  it("never comes from another town", async () => {
    await writeOpening(otherTown, { opensAt: "2027-01-01T08:00+01:00" });
    expect((await dayAt(OPENS)).box).not.toBeNull();
  });
});

import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { expireOfferJob, offerPlaceJob, sweepWaitlists } from "@/server/booking";
import { entryWithSiblings } from "@/server/booking/data/entries";
import { acceptOffer } from "@/server/booking/use-cases/answer-offer";
import { withCity } from "@/server/db/tenant-tx";
import { fixedClock } from "@/server/platform/clock";
import { findCityById } from "@/server/tenancy";
import { mailBookingConfirmation, mailOffer } from "@/server/worker/booking-mails";
import { apiOf, book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeSchool, requestOf } from "../../support/factory";
import { giveBack, fullSchool as makeFullSchool } from "../../support/full-school";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";

let canteen: Canteen;
const DAY = "2026-12-03";
const NIGHT = "2026-11-23T23:30:00+01:00";

beforeAll(async () => {
  canteen = await makeCanteen();
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

const fullSchool = (waiting: number) => makeFullSchool(canteen, DAY, waiting);
const cancel = (family: EatingFamily, now: string) => giveBack(canteen, family, DAY, now);

async function entryOf(family: EatingFamily | undefined) {
  const { rows } = await owner().query(
    "SELECT id, status, offer_expires_at AS until FROM waitlist_entry WHERE family_id = $1 ORDER BY rank DESC LIMIT 1",
    [family?.familyId],
  );
  return rows[0] as { id: string; status: string; until: Date | null };
}

async function run(now: string) {
  return { cityId: canteen.city.id, clock: fixedClock(now), lastTry: false };
}

/** The link of the mail that the job writes, and the parent who follows it without a login. */
async function linkOf(entryId: string, now: string): Promise<string> {
  await mailOffer({ entryId }, await run(now));
  const { rows } = await owner().query("SELECT text FROM mail WHERE dedupe_key LIKE $1", [`place-offer:${entryId}:%`]);
  return /place-proposee\/(\S+)/.exec(rows[0].text)?.[1] ?? "";
}
const anyone = (now: string) => createCaller(requestOf(canteen.city.slug, undefined, now));

describe("a full day", () => {
  it("ranks those who come, and shows them their rank", async () => {
    const { others } = await fullSchool(3);
    for (const [index, family] of others.entries()) {
      const { waiting } = await apiOf(canteen, family).booking.waitlist();
      expect(waiting.map(({ place }) => place)).toEqual([index + 1]);
    }
    const newcomer = await makeEaters(canteen, []);
    expect((await apiOf(canteen, newcomer).booking.waitlist()).waiting).toEqual([]);
  });

  it("refuses plainly where the activity has no waitlist", async () => {
    const { first } = await fullSchool(0);
    const { rows } = await owner().query("SELECT school_id FROM child WHERE id = $1", [first.children[0]]);
    await owner().query('UPDATE activity SET settings = settings || \'{"whenFull":"closed"}\' WHERE id = $1', [
      canteen.activityId,
    ]);
    const family = await makeEaters(canteen, [rows[0].school_id]);
    const month = await apiOf(canteen, family).booking.month({ month: "2026-12" });
    expect(month.waitlist).toBe(false);
    expect(month.days.find(({ day }) => day === DAY)?.cells[0]).toMatchObject({
      text: expect.stringMatching(/^complet, sans liste d’attente.*revenez voir$/),
      box: null,
    });
    await expect(book(canteen, family, { wanted: [`${family.children[0]}.${DAY}`] })).rejects.toThrow(
      "BookingNothingChanged",
    );
    await owner().query('UPDATE activity SET settings = settings || \'{"whenFull":"waitlist"}\' WHERE id = $1', [
      canteen.activityId,
    ]);
    expect((await apiOf(canteen, family).booking.month({ month: "2026-12" })).waitlist).toBe(true);
  });

  it("is left by unticking the box, or from the waitlist page", async () => {
    const { others } = await fullSchool(2);
    const [a, b] = others;
    if (!a || !b) throw new Error("two families wait");
    await book(canteen, a, { base: [`${a.children[0]}.${DAY}.waiting`], wanted: [] });
    expect(await entryOf(a)).toMatchObject({ status: "withdrawn" });
    expect((await apiOf(canteen, b).booking.waitlist()).waiting[0]?.place).toBe(1);
    await apiOf(canteen, b).booking.leaveWaitlist({ entry: (await entryOf(b)).id });
    expect(await entryOf(b)).toMatchObject({ status: "withdrawn" });
    const twice = await apiOf(canteen, b).booking.leaveWaitlist({ entry: (await entryOf(b)).id });
    expect(twice.entryId).toBe((await entryOf(b)).id);
  });
});

describe("a place that frees at night", () => {
  it("is offered until the morning, declined, offered to the next, accepted without a login", async () => {
    const { first, others } = await fullSchool(2);
    await cancel(first, NIGHT);
    const offered = await entryOf(others[0]);
    expect(offered.status).toBe("offered");
    expect(offered.until?.toISOString()).toBe("2026-11-25T08:00:00.000Z");
    expect((await entryOf(others[1])).status).toBe("waiting");

    const token = await linkOf(offered.id, NIGHT);
    const shown = await anyone(NIGHT).booking.offerByLink({ token });
    expect(shown).toMatchObject({ open: true, day: DAY });
    expect((await entryOf(others[0])).status).toBe("offered");
    await anyone(NIGHT).booking.answerOfferByLink({ token, answer: "decline" });

    const next = await entryOf(others[1]);
    expect(next.status).toBe("offered");
    const nextToken = await linkOf(next.id, NIGHT);
    const morning = "2026-11-24T08:15:00+01:00";
    await anyone(morning).booking.answerOfferByLink({ token: nextToken, answer: "accept" });
    const { rows } = await owner().query(
      "SELECT family_id, price_cents FROM booking WHERE day = $1 AND family_id = $2 AND status = 'booked'",
      [DAY, others[1]?.familyId],
    );
    expect(rows).toEqual([{ family_id: others[1]?.familyId, price_cents: 235 }]);
    const history = await owner().query(
      "SELECT DISTINCT actor FROM history_entry WHERE row_id = $1 AND operation = 'update'",
      [next.id],
    );
    expect(history.rows.map(({ actor }) => actor)).toContain(`offer-link:${next.id}`);

    expect(await anyone(morning).booking.answerOfferByLink({ token: nextToken, answer: "accept" })).toEqual({
      token: nextToken,
    });
    await expect(anyone(morning).booking.answerOfferByLink({ token, answer: "accept" })).rejects.toThrow(
      "BookingOfferDeclined",
    );
  });

  it("passes on by itself when the time is over, though the worker was dead, and cannot be accepted meanwhile", async () => {
    const { first, others } = await fullSchool(2);
    await cancel(first, NIGHT);
    const offered = await entryOf(others[0]);
    const token = await linkOf(offered.id, NIGHT);
    const after = "2026-11-25T09:00:30+01:00";
    await expect(anyone(after).booking.answerOfferByLink({ token, answer: "accept" })).rejects.toThrow(
      "BookingOfferOver",
    );
    expect((await anyone(after).booking.offerByLink({ token })).open).toBe(false);

    const city = await findCityById(canteen.city.id);
    if (!city) throw new Error("no city");
    expect(await sweepWaitlists(city, fixedClock(after))).toMatchObject({ expired: 1 });
    expect((await entryOf(others[0])).status).toBe("expired");
    expect((await entryOf(others[1])).status).toBe("offered");
    expect(await sweepWaitlists(city, fixedClock(after))).toMatchObject({ expired: 0, offered: 0 });
  });

  it("does nothing twice: the job of an offer that was answered, or that has time left", async () => {
    const { first, others } = await fullSchool(2);
    await cancel(first, NIGHT);
    const offered = await entryOf(others[0]);
    await expireOfferJob({ entryId: offered.id }, await run(NIGHT));
    expect((await entryOf(others[0])).status).toBe("offered");
    const parent = apiOf(canteen, others[0] ?? first, NIGHT);
    await parent.booking.answerOffer({ entry: offered.id, answer: "accept" });
    expect((await parent.booking.leaveWaitlist({ entry: offered.id })).outcome).toBe("late");
    await expect(parent.booking.answerOffer({ entry: offered.id, answer: "decline" })).rejects.toThrow(
      "BookingOfferAccepted",
    );
    await expireOfferJob({ entryId: offered.id }, await run("2026-11-26T09:00:00+01:00"));
    expect((await entryOf(others[0])).status).toBe("accepted");
  });

  it("keeps its link to itself: another one, a forged one and a stranger's offer answer like nothing", async () => {
    const { first, others } = await fullSchool(1);
    await cancel(first, NIGHT);
    const offered = await entryOf(others[0]);
    const token = await linkOf(offered.id, NIGHT);
    const forged = `${token.slice(0, -4)}${token.endsWith("AAAA") ? "BBBB" : "AAAA"}`;
    await expect(anyone(NIGHT).booking.offerByLink({ token: forged })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      apiOf(canteen, first, NIGHT).booking.answerOffer({ entry: offered.id, answer: "accept" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(apiOf(canteen, first, NIGHT).booking.leaveWaitlist({ entry: offered.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is not lost by an answer that was on its way before the offer", async () => {
    const { first, others } = await fullSchool(1);
    const city = await findCityById(canteen.city.id);
    const [family] = others;
    if (!city || !family) throw new Error("no city or no family");
    const { id } = await entryOf(family);
    const answer = await withCity({ cityId: city.id, actor: "test" }, async (tx) => {
      const [entry, ...siblings] = await entryWithSiblings(tx, id);
      if (!entry) throw new Error("no entry");
      await cancel(first, NIGHT);
      const clock = fixedClock(NIGHT);
      const scope = { tx, city, clock, now: clock.now(), accountId: family.accountId };
      return acceptOffer(scope, [entry, ...siblings]);
    });
    expect(answer).toEqual({ ok: false, error: { tag: "BookingOfferNotFound" } });
    expect((await entryOf(family)).status).toBe("offered");
  });

  it("is not offered once the day can no longer be booked; the queue is closed", async () => {
    const { others } = await fullSchool(1);
    const city = await findCityById(canteen.city.id);
    if (!city) throw new Error("no city");
    await sweepWaitlists(city, fixedClock("2026-12-01T17:59:00+01:00"));
    expect((await entryOf(others[0])).status).toBe("waiting");
    await sweepWaitlists(city, fixedClock("2026-12-01T18:01:00+01:00"));
    expect((await entryOf(others[0])).status).toBe("closed");
  });
});

describe("siblings who come together or not at all", () => {
  async function siblings(free: readonly [number, number]) {
    const schools = [await makeSchool(canteen.city.id), await makeSchool(canteen.city.id)];
    const slots: string[] = [];
    for (const [index, schoolId] of schools.entries())
      slots.push(...(await makeSlots(canteen, schoolId, [DAY], free[index] ?? 0)));
    const family = await makeEaters(canteen, schools);
    return { schools, slots, family, wanted: family.children.map((child) => `${child}.${DAY}`) };
  }

  it("takes both over two schools, or none", async () => {
    const roomy = await siblings([1, 1]);
    const both = await book(canteen, roomy.family, { wanted: roomy.wanted, together: true });
    expect(both.lines.map(({ tag }) => tag)).toEqual(["booked", "booked"]);
    const short = await siblings([1, 0]);
    const none = await book(canteen, short.family, { wanted: short.wanted, together: true });
    expect(none.lines.map(({ tag }) => tag)).toEqual(["waiting", "waiting"]);
    const each = await siblings([1, 0]);
    const one = await book(canteen, each.family, { wanted: each.wanted });
    expect(one.lines.map(({ tag }) => tag)).toEqual(["booked", "waiting"]);
  });

  it("does not keep a place from others while they do not fit, and offers both when they do", async () => {
    const { schools, slots, family, wanted } = await siblings([1, 0]);
    await book(canteen, family, { wanted, together: true });
    const single = await makeEaters(canteen, [schools[0] ?? ""]);
    const result = await book(canteen, single, { wanted: [`${single.children[0]}.${DAY}`] });
    expect(result.lines[0]?.tag).toBe("booked");

    await owner().query("UPDATE slot SET capacity = capacity + 1 WHERE id = ANY ($1::uuid[])", [slots]);
    await offerPlaceJob({ slotId: slots[1] ?? "" }, await run(NIGHT));
    const { offers } = await apiOf(canteen, family, NIGHT).booking.waitlist();
    expect(offers).toHaveLength(2);
    await apiOf(canteen, family, NIGHT).booking.answerOffer({ entry: offers[1]?.entryId ?? "", answer: "accept" });
    const { rows } = await owner().query(
      "SELECT count(*)::int FROM booking WHERE family_id = $1 AND status = 'booked'",
      [family.familyId],
    );
    expect(rows).toEqual([{ count: 2 }]);
  });

  it("lets one of them leave, and the other fit", async () => {
    const { family, wanted } = await siblings([1, 0]);
    await book(canteen, family, { wanted, together: true });
    const { waiting } = await apiOf(canteen, family).booking.waitlist();
    expect(waiting.map(({ together }) => together.length)).toEqual([1, 1]);
    await apiOf(canteen, family).booking.leaveWaitlist({ entry: waiting[1]?.entryId ?? "" });
    const { offers } = await apiOf(canteen, family).booking.waitlist();
    expect(offers).toHaveLength(1);
  });
});

describe("the mails", () => {
  it("tell what was done, once, however often the job runs", async () => {
    const { others } = await fullSchool(1);
    const { rows } = await owner().query("SELECT id FROM booking_draft WHERE family_id = $1", [others[0]?.familyId]);
    const draftId = rows[0].id;
    await mailBookingConfirmation({ draftId }, await run(NIGHT));
    await mailBookingConfirmation({ draftId }, await run(NIGHT));
    const mails = await owner().query("SELECT subject, text FROM mail WHERE dedupe_key LIKE $1", [
      `booking-confirmation:${draftId}:%`,
    ]);
    expect(mails.rows).toHaveLength(1);
    expect(mails.rows[0].subject).toBe("Vous êtes sur liste d’attente pour vos demandes de décembre 2026");
    expect(mails.rows[0].text).toMatch(/jeudi 3 décembre, \S+\u00a0: complet, 1re sur liste d’attente/);
  });
});

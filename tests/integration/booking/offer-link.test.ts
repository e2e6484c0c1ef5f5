import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { readOfferMail } from "@/server/booking";
import { withCity } from "@/server/db/tenant-tx";
import { fixedClock } from "@/server/platform/clock";
import { cents, formatEuros } from "@/server/platform/money";
import { findCityById } from "@/server/tenancy";
import { mailOffer } from "@/server/worker/booking-mails";
import { apiOf } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeOtherParent } from "../../support/canteen";
import { requestOf } from "../../support/factory";
import { fullSchool, giveBack } from "../../support/full-school";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { mailsOf } from "../families/desk-support";
import { makeAdult } from "../families/households";

invariantsHoldAfterEach();

const DAY = "2026-12-03";
const NOW = "2026-11-24T08:15:00+01:00";
let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
});

/** A place that is offered to a family with two parents: the entry, and the link of its mail. */
async function offeredPlace() {
  const { first, others } = await fullSchool(canteen, DAY, 1);
  const [family] = others;
  if (!family) throw new Error("one family waits");
  const other = await makeOtherParent(canteen, family);
  await giveBack(canteen, first, DAY, NOW);
  const { rows } = await owner().query("SELECT id FROM waitlist_entry WHERE family_id = $1", [family.familyId]);
  const entryId: string = rows[0].id;
  await mailOffer({ entryId }, { cityId: canteen.city.id, clock: fixedClock(NOW), lastTry: false });
  const mail = await owner().query("SELECT text FROM mail WHERE dedupe_key LIKE $1", [`place-offer:${entryId}:%`]);
  return { family, other, entryId, token: /place-proposee\/(\S+)/.exec(mail.rows[0].text)?.[1] ?? "" };
}

async function historyOf(family: EatingFamily) {
  const { lines } = await apiOf(canteen, family, NOW).booking.history({});
  return lines.map(({ by, cancelled }) => ({ by, cancelled }));
}

describe("who accepted an offered place", () => {
  it("is nobody in particular by the link of the mail, whoever had asked for the place", async () => {
    const { family, other, token } = await offeredPlace();
    await createCaller(requestOf(canteen.city.slug, undefined, NOW)).booking.answerOfferByLink({
      token,
      answer: "accept",
    });
    for (const parent of [family, other]) expect(await historyOf(parent)).toEqual([{ by: null, cancelled: false }]);
    const { rows } = await owner().query(
      `SELECT b.booked_by, h.actor FROM booking b JOIN history_entry h ON h.row_id = b.id::text AND h.operation = 'insert'
       WHERE b.family_id = $1`,
      [family.familyId],
    );
    expect(rows).toEqual([{ booked_by: null, actor: expect.stringMatching(/^offer-link:/) }]);
  });

  it("is the parent who was logged in, though the other one had asked for it", async () => {
    const { family, other, entryId } = await offeredPlace();
    await owner().query("UPDATE account SET display_name = 'Dominique Essai' WHERE id = $1", [other.accountId]);
    await apiOf(canteen, other, NOW).booking.answerOffer({ entry: entryId, answer: "accept" });
    expect(await historyOf(family)).toEqual([{ by: "Dominique Essai", cancelled: false }]);
  });
});

describe("the price of an offered place, and its confirmation (B3, B4)", () => {
  const offerAs = (token: string) =>
    createCaller(requestOf(canteen.city.slug, undefined, NOW)).booking.offerByLink({ token });

  it("is said before the answer; then the household is told once, whoever answered and however often", async () => {
    const { family, other, entryId, token } = await offeredPlace();
    const [offer] = (await apiOf(canteen, family, NOW).booking.waitlist()).offers;
    const price = offer?.price ?? 0;
    expect(price).toBeGreaterThan(0);
    expect((await offerAs(token)).price).toBe(price);
    const said = `Prix\u00a0: ${formatEuros(cents(price))}`;
    const { rows: mails } = await owner().query("SELECT text FROM mail WHERE dedupe_key LIKE $1", [
      `place-offer:${entryId}:%`,
    ]);
    expect(mails[0].text).toContain(said);
    const accept = (parent: EatingFamily) =>
      apiOf(canteen, parent, NOW)
        .booking.answerOffer({ entry: entryId, answer: "accept" })
        .catch(() => undefined);
    await Promise.all([accept(family), accept(other), accept(family)]);
    const { rows } = await owner().query("SELECT price_cents FROM booking WHERE family_id = $1 AND status = 'booked'", [
      family.familyId,
    ]);
    expect(rows).toEqual([{ price_cents: price }]);
    const told = await mailsOf(family.familyId, "offer-accepted");
    const { rows: holders } = await owner().query("SELECT DISTINCT to_address FROM mail WHERE dedupe_key LIKE $1", [
      `place-offer:${entryId}:%`,
    ]);
    expect(told.map(({ to }) => to)).toEqual(holders.map(({ to_address }) => to_address).sort());
    expect(told[0]?.text).toContain(said);
  });

  it("is not said by a mail, a link or a page of which one reader may not know it", async () => {
    const { family, entryId, token } = await offeredPlace();
    const relative = { role: "proche", authority: "none", can_book: true, can_edit: false, can_pay: false };
    const booker = await makeAdult(canteen.city.id, family.familyId, relative, {
      email: `proche-${entryId}@exemple.fr`,
    });
    expect((await offerAs(token)).price).toBeNull();
    const { offers } = await apiOf(canteen, booker, NOW).booking.waitlist();
    expect(offers).toMatchObject([{ entryId, price: null }]);
    const mail = await withCity({ cityId: canteen.city.id, actor: "worker" }, async (tx) => {
      const city = await findCityById(canteen.city.id);
      return city && readOfferMail({ tx, city, now: fixedClock(NOW).now() }, entryId);
    });
    expect(mail?.paragraphs.join(" ")).not.toMatch(/Prix|€/);
    await apiOf(canteen, booker, NOW).booking.answerOffer({ entry: entryId, answer: "accept" });
    const told = await mailsOf(family.familyId, "offer-accepted");
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(({ to }) => to)).not.toContain(`proche-${entryId}@exemple.fr`);
  });
});

it("says which activity the place is in: a town may have several", async () => {
  const { token } = await offeredPlace();
  const view = await createCaller(requestOf(canteen.city.slug, undefined, NOW)).booking.offerByLink({ token });
  expect(view).toMatchObject({ open: true, activity: { id: canteen.activityId, name: "Restauration scolaire" } });
});

describe("a place that could no longer be undone once accepted", () => {
  const NO_WAY_BACK = "Ce jour ne pourra plus être annulé en ligne\u00a0: la limite était le ";
  const rule = { kind: "days_before", count: 30, unit: "calendar", at: "10:00" };

  it("says so in the mail, by the link, in the space and once it is booked; in time, none of them does", async () => {
    const { family, entryId, token } = await offeredPlace();
    const told = async () => {
      const mail = await withCity({ cityId: canteen.city.id, actor: "worker" }, async (tx) => {
        const city = await findCityById(canteen.city.id);
        return city && readOfferMail({ tx, city, now: fixedClock(NOW).now() }, entryId);
      });
      const link = await createCaller(requestOf(canteen.city.slug, undefined, NOW)).booking.offerByLink({ token });
      const [offer] = (await apiOf(canteen, family, NOW).booking.waitlist()).offers;
      return [mail?.paragraphs.join(" "), link.onceBooked ?? "", offer?.onceBooked ?? ""];
    };
    for (const text of await told()) expect(text).not.toContain("annulé en ligne");
    await owner().query(
      "UPDATE activity SET settings = jsonb_set(settings, '{rules,cancelling}', $2::jsonb) WHERE id = $1",
      [canteen.activityId, JSON.stringify(rule)],
    );
    for (const text of await told()) expect(text).toContain(NO_WAY_BACK);
    await apiOf(canteen, family, NOW).booking.answerOffer({ entry: entryId, answer: "accept" });
    const [accepted] = await mailsOf(family.familyId, "offer-accepted");
    expect(accepted?.text).toContain(NO_WAY_BACK);
    expect(accepted?.text).not.toContain("Vous pouvez annuler");
  });
});

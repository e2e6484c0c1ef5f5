import { beforeAll, expect, test } from "vitest";
import { readConfirmationMail } from "@/server/booking/queries/mails";
import { withCity } from "@/server/db/tenant-tx";
import { type BillingTown, makeBilledFamily, makeBillingTown } from "../../support/billing";
import { apiOf, book, confirm, draftOf } from "../../support/booking";
import { type EatingFamily, makeEaters } from "../../support/canteen";
import { bookCare, type CareTown, makeCareTown } from "../../support/certificates";
import { owner } from "../../support/owner";

/*
 * A town with two activities: the canteen, and an evening that comes before it in the alphabet. A family goes from one to
 * the other, and each page says which it is about.
 */
let town: CareTown;
let alone: BillingTown;
beforeAll(async () => {
  town = await makeCareTown();
  alone = await makeBillingTown();
});

const evening = () => ({ city: town.city, activityId: town.careId });

async function enrolledAtBoth(): Promise<EatingFamily> {
  const family = await makeEaters(town, [town.schoolId]);
  await bookCare(town, family, ["2026-12-01"]);
  return family;
}

test("the page opens on the canteen, and shows the way to the other", async () => {
  const family = await enrolledAtBoth();
  const view = await apiOf(town, family).booking.month({ month: "2026-12" });
  expect(view.activity.id).toBe(town.activityId);
  expect(view.activities.map(({ name }) => name)).toEqual(["Restauration scolaire", "Accueil du soir"]);
  expect(view.bookedCount).toBe(0);
  const other = await apiOf(town, family).booking.month({ month: "2026-12", activity: town.careId });
  expect(other).toMatchObject({ activity: { name: "Accueil du soir" }, bookedCount: 1, bookedTotal: 300 });
});

test("a family whose children have only the evening finds the evening", async () => {
  const family = await enrolledAtBoth();
  const gone = "DELETE FROM enrolment WHERE family_id = $1 AND activity_id = $2";
  await owner().query(gone, [family.familyId, town.activityId]);
  const api = apiOf(town, family);
  expect((await api.booking.month({ month: "2026-12" })).activity.id).toBe(town.careId);
  expect((await api.booking.weekForm({})).activity.id).toBe(town.careId);
  const { notEnrolled } = await api.booking.month({ month: "2026-12", activity: town.activityId });
  expect(notEnrolled).toHaveLength(1);
  // The usual week says it as well: nobody is left out without a word.
  const week = await api.booking.weekForm({ activity: town.activityId });
  expect(week).toMatchObject({ children: [], notEnrolled });
  expect((await api.booking.weekForm({})).notEnrolled).toEqual([]);
});

test("the usual week is that of the activity asked, with the way to the other", async () => {
  const family = await enrolledAtBoth();
  const view = await apiOf(town, family).booking.weekForm({ activity: town.careId });
  expect(view.activity.name).toBe("Accueil du soir");
  expect(view.activities.map(({ id }) => id)).toEqual([town.activityId, town.careId]);
});

test("the recap, the result and the mail say which activity, and lead back to it", async () => {
  const family = await enrolledAtBoth();
  const [child] = family.children;
  await book(town, family, { wanted: [`${child}.2026-12-01`, `${child}.2026-12-03`] });
  const draft = await draftOf(evening(), family, { wanted: [`${child}.2026-12-03`] });
  const api = apiOf(town, family);
  const recap = await api.booking.recap({ draft });
  expect(recap).toMatchObject({ activityId: town.careId, activityName: "Accueil du soir", several: true });
  expect(recap.totals).toEqual({ before: 300, after: 600 });
  await confirm(evening(), family, draft);
  expect(await api.booking.result({ draft })).toMatchObject({ activityId: town.careId, bookedTotal: 300 });
  const scope = { cityId: town.city.id, actor: "test" };
  const mail = await withCity(scope, (tx) => readConfirmationMail(tx, draft));
  expect(mail?.path).toBe(`/famille/reservations?mois=2026-12&activite=${town.careId}`);
});

test("an activity of another town is one that does not exist", async () => {
  const family = await enrolledAtBoth();
  const asked = apiOf(town, family).booking;
  await expect(asked.month({ activity: alone.activityId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(asked.weekForm({ activity: alone.activityId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a town with one activity says nothing of several", async () => {
  const family = await makeBilledFamily(alone);
  const [child] = family.children;
  expect((await apiOf(alone, family).booking.month({ month: "2026-12" })).activities).toHaveLength(1);
  const draft = await draftOf(alone, family, { wanted: [`${child}.2026-12-08`] });
  expect((await apiOf(alone, family).booking.recap({ draft })).several).toBe(false);
});

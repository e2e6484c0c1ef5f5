import { afterAll, beforeAll, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { publicHolidayOn, territoryOf } from "@/server/catalogue/domain";
import { systemClock } from "@/server/platform/clock";
import { addDays, dayOf, type LocalDate, plainDate } from "@/server/platform/dates";
import { book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { requestOf } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { type SmtpCatcher, startSmtpCatcher } from "../../support/smtp-catcher";
import { startWorkerProcess, until } from "../../support/worker-process";

invariantsHoldAfterEach();

/*
 * The whole way of a place that frees, with the real worker in processes of their own, the real clock and a real SMTP
 * server: the worker is killed while an offer is open, and the offer ends while no worker lives (B5, F11).
 */

let smtp: SmtpCatcher;
let canteen: Canteen;
let day: LocalDate;
let families: EatingFamily[];
const now = () => systemClock.now().toString();

/** A day two to three weeks ahead that the canteen serves; the test's town has no holiday around it. */
function servedDay(): LocalDate {
  let candidate = addDays(dayOf(systemClock.now(), "Europe/Paris"), 15);
  while (![1, 2, 4, 5].includes(plainDate(candidate).dayOfWeek) || publicHolidayOn(candidate, territoryOf("69")))
    candidate = addDays(candidate, 1);
  return candidate;
}

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  canteen = await makeCanteen();
  day = servedDay();
  const { id } = canteen.city;
  const [from, to] = [addDays(day, -90), addDays(day, 90)];
  const away = [id, addDays(day, 80), addDays(day, 89)];
  await owner().query("UPDATE school_holiday SET first_day = $2, last_day = $3 WHERE city_id = $1", away);
  await owner().query("UPDATE activity SET first_day = $2, last_day = $3 WHERE city_id = $1", [id, from, to]);
  const schoolId = await makeSchool(id);
  await makeSlots(canteen, schoolId, [day], 1);
  families = [];
  for (let n = 0; n < 3; n++) families.push(await makeEaters(canteen, [schoolId]));
  await owner().query("UPDATE enrolment SET first_day = $2, last_day = $3 WHERE city_id = $1", [id, from, to]);
});
afterAll(() => smtp.stop());

/** Families who may eat on the day, in a school of its own with so many places. */
async function queueOf(families: number, places: number): Promise<{ slotId: string; queue: EatingFamily[] }> {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [day], places);
  const queue: EatingFamily[] = [];
  for (let n = 0; n < families; n++) queue.push(await makeEaters(canteen, [schoolId]));
  const { id } = canteen.city;
  const around = [id, addDays(day, -90), addDays(day, 90)];
  await owner().query("UPDATE enrolment SET first_day = $2, last_day = $3 WHERE city_id = $1", around);
  for (const family of queue) await wish(family, [], [placeOf(family)]);
  return { slotId, queue };
}

const placeOf = (family: EatingFamily | undefined, state = "") => `${family?.children[0]}.${day}${state}`;
const wish = (family: EatingFamily, base: string[], wanted: string[]) =>
  book(canteen, family, { month: day.slice(0, 7), base, wanted }, now());

async function entryOf(family: EatingFamily | undefined): Promise<{ id: string; status: string }> {
  const { rows } = await owner().query("SELECT id, status FROM waitlist_entry WHERE family_id = $1", [
    family?.familyId,
  ]);
  return rows[0] ?? { id: "", status: "none" };
}
const isOffered = (family: EatingFamily | undefined) => async () => (await entryOf(family)).status === "offered";

async function addressOf(family: EatingFamily | undefined): Promise<string> {
  const { rows } = await owner().query("SELECT email FROM person WHERE id = $1", [family?.personId]);
  return rows[0]?.email ?? "";
}
const offersTo = (address: string) =>
  smtp.mails.filter((mail) => mail.recipients.includes(address) && mail.text?.includes("/place-proposee/"));

const mailsLeft = async () => (await owner().query("SELECT 1 FROM mail WHERE status <> 'sent'")).rowCount;

it("passes an offer on though the worker was killed, and writes to each family once", async () => {
  const [first, second, third] = families;
  if (!first || !second || !third) throw new Error("three families");
  for (const family of families) await wish(family, [], [placeOf(family)]);
  const [secondAddress, thirdAddress] = [await addressOf(second), await addressOf(third)];

  const env = { SMTP_URL: smtp.url, WORKER_CONCURRENCY: "4" };
  const killed = await startWorkerProcess(env);
  await wish(first, [placeOf(first, ".booked")], []);
  await until(isOffered(second), 20_000);
  await until(async () => offersTo(secondAddress).length === 1 && (await mailsLeft()) === 0, 20_000);
  await killed.kill();

  const soon = "now() + interval '2 seconds'";
  const { id } = await entryOf(second);
  await owner().query(`UPDATE waitlist_entry SET offer_expires_at = ${soon} WHERE id = $1`, [id]);
  await owner().query(`UPDATE graphile_worker._private_jobs SET run_at = ${soon} WHERE key LIKE '%expire-offer%'`);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect((await entryOf(second)).status).toBe("offered");

  const alive = await startWorkerProcess(env);
  await until(isOffered(third), 30_000);
  expect((await entryOf(second)).status).toBe("expired");
  await until(() => offersTo(thirdAddress).length === 1, 20_000);

  const token = /place-proposee\/(\S+)/.exec(offersTo(thirdAddress)[0]?.text ?? "")?.[1] ?? "";
  const anybody = createCaller(requestOf(canteen.city.slug, undefined, now()));
  await anybody.booking.answerOfferByLink({ token, answer: "accept" });
  expect((await entryOf(third)).status).toBe("accepted");
  await until(async () => (await mailsLeft()) === 0, 20_000);
  expect(await alive.stop()).toBe(0);

  expect([offersTo(secondAddress).length, offersTo(thirdAddress).length]).toEqual([1, 1]);
  const messages = smtp.mails.map((mail) => mail.messageId);
  expect(new Set(messages).size).toBe(messages.length);
  expect(`${killed.log()}${alive.log()}`).not.toMatch(/@exemple\.fr|Essai\d/);
}, 120_000);

it("promotes as many as there are places, in their order, though the worker was killed while it did (F11)", async () => {
  const { slotId, queue } = await queueOf(4, 1);
  const [, second, third, fourth] = queue;
  await owner().query("UPDATE slot SET capacity = 3 WHERE id = $1", [slotId]);
  const env = { SMTP_URL: smtp.url, WORKER_CONCURRENCY: "4" };
  const statuses = async () =>
    Promise.all([second, third, fourth].map(async (family) => (await entryOf(family)).status));

  // The worker is stopped where the first places are being offered: somebody else holds the day.
  const holder = await owner().connect();
  await holder.query("BEGIN");
  await holder.query("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE", [slotId]);
  await owner().query(
    "SELECT graphile_worker.add_job('offer-place', json_build_object('slotId', $1::text, 'cityId', $2::text))",
    [slotId, canteen.city.id],
  );
  const killed = await startWorkerProcess(env);
  await until(async () => {
    const waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    return (await owner().query(waiting)).rowCount !== 0;
  }, 20_000);
  await killed.kill();
  await holder.query("ROLLBACK");
  holder.release();
  expect(await statuses()).toEqual(["waiting", "waiting", "waiting"]);

  const alive = await startWorkerProcess(env);
  await until(isOffered(third), 40_000);
  await until(async () => (await mailsLeft()) === 0, 20_000);
  expect(await alive.stop()).toBe(0);
  expect(await statuses()).toEqual(["offered", "offered", "waiting"]);
  const offers = await Promise.all([second, third, fourth].map(async (one) => offersTo(await addressOf(one)).length));
  expect(offers).toEqual([1, 1, 0]);
}, 120_000);

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { systemClock } from "@/server/platform/clock";
import { findCityById } from "@/server/tenancy";
import { businessTasks } from "@/server/worker/tasks";
import { book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { runJobs } from "../../support/run-jobs";
import { type SmtpCatcher, startSmtpCatcher } from "../../support/smtp-catcher";

invariantsHoldAfterEach();

/*
 * The mail server is down for six hours, comes back, and cuts the line after it has taken a message (quality F7), with the
 * worker's own tasks and queue. Nobody waits six hours: a job that the queue puts off is due at once, and what it was put off by
 * is added up.
 */
const SIX_HOURS = 6 * 3600;
const DAY = "2026-12-03";

let smtp: SmtpCatcher;
let canteen: Canteen;
let family: EatingFamily;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  process.env.SMTP_URL = smtp.url;
  canteen = await makeCanteen();
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [DAY], 20);
  family = await makeEaters(canteen, [schoolId]);
});
afterAll(() => smtp.stop());
beforeEach(async () => {
  await owner().query("DELETE FROM mail");
  await owner().query("DELETE FROM graphile_worker._private_jobs");
  smtp.mails.length = 0;
});

/** Everything that is due, as one worker does it: so many at once. */
const work = (concurrency = 6) => runJobs(businessTasks(), concurrency);

/** Makes due what the queue has put off; gives by how much, in seconds. */
async function putOffBy(): Promise<number> {
  const { rows } = await owner().query<{ seconds: number }>(
    "SELECT coalesce(max(extract(epoch FROM run_at - now())), 0)::float AS seconds FROM graphile_worker._private_jobs",
  );
  await owner().query("UPDATE graphile_worker._private_jobs SET run_at = now()");
  return rows[0]?.seconds ?? 0;
}

/** The queue goes on until so much time has passed; gives how much had. */
async function whileDown(seconds: number): Promise<number> {
  let passed = 0;
  while (passed < seconds) {
    await work();
    const wait = await putOffBy();
    if (wait === 0) return passed;
    passed += wait;
  }
  return passed;
}

async function queue(subject: string): Promise<string> {
  const city = await findCityById(canteen.city.id);
  if (!city) throw new Error("The town is not there");
  const mail = { to: "camille@exemple.fr", kind: "test", dedupeKey: subject, subject, paragraphs: [] };
  await withCity({ cityId: city.id, actor: "system" }, (tx) => queueMail(tx, { ...mail, city, clock: systemClock }));
  const { rows } = await owner().query("SELECT id FROM mail WHERE dedupe_key = $1", [subject]);
  return rows[0].id;
}

const states = async () =>
  (await owner().query("SELECT status FROM mail ORDER BY subject")).rows.map(({ status }) => status);
const copiesOf = (subject: string) => smtp.mails.filter((mail) => mail.subject === subject);

describe("a mail server that is down for six hours (F7)", () => {
  it("holds no booking back; every mail leaves after, twice at most, none is lost", async () => {
    smtp.mood = "busy";
    for (const subject of ["un", "deux", "trois"]) await queue(subject);
    const { lines } = await book(canteen, family, { wanted: [`${family.children[0]}.${DAY}`] });
    expect(lines.map(({ tag }) => tag)).toEqual(["booked"]);
    expect(await whileDown(SIX_HOURS)).toBeGreaterThanOrEqual(SIX_HOURS);
    const waiting = await states();
    expect(waiting.length).toBeGreaterThan(3);
    expect([new Set(waiting), smtp.mails.length]).toEqual([new Set(["queued"]), 0]);

    // Each message is taken, and the line is cut before the answer: one by one, since every line is cut.
    smtp.mood = "drop";
    await work(1);
    expect(new Set(await states())).toEqual(new Set(["queued"]));
    expect(smtp.mails).toHaveLength(waiting.length);
    smtp.mood = "accept";
    await putOffBy();
    await work();
    expect(await states()).toEqual(waiting.map(() => "sent"));
    for (const subject of ["un", "deux", "trois"]) {
      const copies = copiesOf(subject);
      expect(copies.length, subject).toBe(2);
      expect(new Set(copies.map(({ messageId }) => messageId)).size, subject).toBe(1);
    }
  });

  it("would lose a mail that the queue tries five times, and say so to staff (negative control)", async () => {
    const mailId = await queue("cinq");
    await owner().query("UPDATE graphile_worker._private_jobs SET max_attempts = 5");
    smtp.mood = "busy";
    expect(await whileDown(SIX_HOURS)).toBeLessThan(SIX_HOURS);
    const { rows } = await owner().query("SELECT status, failure FROM mail WHERE id = $1", [mailId]);
    expect(rows).toEqual([{ status: "failed", failure: "relay" }]);
  });
});

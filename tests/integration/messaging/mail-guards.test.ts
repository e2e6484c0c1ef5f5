import { afterAll, beforeAll, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { sendMail } from "@/server/messaging/use-cases/send-mail";
import { fixedClock } from "@/server/platform/clock";
import { smtpTransport } from "@/server/platform/mail/smtp";
import { type City, findCityBySlug } from "@/server/tenancy";
import { sweepLostMails } from "@/server/worker/sweeps";
import { makeCity } from "../../support/factory";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { runJobs } from "../../support/run-jobs";
import { type SmtpCatcher, startSmtpCatcher } from "../../support/smtp-catcher";

invariantsHoldAfterEach();

/* What keeps a mail from leaving twice or from being lost (F7), taken away: the failure is there, and is seen. */

const clock = fixedClock("2026-11-23T09:00:00+01:00");
let smtp: SmtpCatcher;
let city: City;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  const found = await findCityBySlug((await makeCity({ theme: "corbas" })).slug);
  if (!found) throw new Error("the city is there");
  city = found;
});
afterAll(() => smtp.stop());

async function queue(dedupeKey: string): Promise<string> {
  const mail = { city, to: "camille@exemple.fr", kind: "test", subject: dedupeKey, paragraphs: [], clock };
  await withCity({ cityId: city.id, actor: "system" }, (tx) => queueMail(tx, { ...mail, dedupeKey }));
  const { rows } = await owner().query("SELECT id FROM mail WHERE dedupe_key = $1", [dedupeKey]);
  return rows[0].id;
}

const send = (mailId: string) => sendMail({ city, mailId, transport: smtpTransport(smtp.url), clock, lastTry: false });
const copiesOf = (subject: string) => smtp.mails.filter((mail) => mail.subject === subject).length;

it("a mail whose row does not remember that it left, leaves at each try (negative control of F7)", async () => {
  const [guarded, naive] = [await queue("guarded"), await queue("naive")];
  for (let n = 0; n < 3; n++) {
    await send(guarded);
    await send(naive);
    await owner().query("UPDATE mail SET status = 'queued', sent_at = NULL WHERE id = $1", [naive]);
  }
  expect([copiesOf("guarded"), copiesOf("naive")]).toEqual([1, 3]);
  await owner().query("UPDATE mail SET status = 'sent', sent_at = now() WHERE id = $1", [naive]);
});

/** The worker's own task, run once. */
async function sweep(): Promise<void> {
  await owner().query("SELECT graphile_worker.add_job('sweep')");
  await runJobs({ sweep: sweepLostMails });
}

it("a mail whose job is gone or given up would wait for ever: it is seen, and given another job (F7)", async () => {
  const [gone, exhausted] = [await queue("gone"), await queue("exhausted")];
  expect(await brokenInvariants()).toEqual([]);
  const jobs = "graphile_worker._private_jobs";
  await owner().query(`DELETE FROM ${jobs} WHERE key LIKE $1`, [`%:send-mail:${gone}`]);
  await owner().query(`UPDATE ${jobs} SET attempts = max_attempts WHERE key LIKE $1`, [`%:send-mail:${exhausted}`]);
  const waiting = (await brokenInvariants()).filter(({ broken }) => broken === "I6 a mail that waits has no job");
  expect(waiting.map(({ row_id: id }) => id).sort()).toEqual([gone, exhausted].sort());
  await owner().query("UPDATE mail SET created_at = now() - interval '11 minutes' WHERE status = 'queued'");
  await sweep();
  expect(await brokenInvariants()).toEqual([]);
  expect([copiesOf("gone"), copiesOf("exhausted")]).toEqual([0, 0]);
});

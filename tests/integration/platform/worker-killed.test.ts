import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { systemClock } from "@/server/platform/clock";
import { type City, findCityBySlug } from "@/server/tenancy";
import { makeCity } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { runJobs } from "../../support/run-jobs";
import { type SmtpCatcher, startSmtpCatcher } from "../../support/smtp-catcher";
import { startWorkerProcess, until } from "../../support/worker-process";

invariantsHoldAfterEach();

const MAILS = 24;
const CONCURRENCY = 4;
let smtp: SmtpCatcher;
let city: City;
let env: Record<string, string>;
let round = 0;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  env = { SMTP_URL: smtp.url, WORKER_CONCURRENCY: String(CONCURRENCY) };
  const found = await findCityBySlug((await makeCity({ theme: "corbas" })).slug);
  if (!found) throw new Error("the city is there");
  city = found;
});
afterAll(() => smtp.stop());
beforeEach(async () => {
  smtp.mails.length = 0;
  round++;
  await owner().query("DELETE FROM mail");
});

async function queueMany(from = 0, to = MAILS): Promise<void> {
  for (let n = from; n < to; n++) {
    await withCity({ cityId: city.id, actor: "system" }, (tx) =>
      queueMail(tx, {
        city,
        to: `parent${n}@exemple.fr`,
        kind: "test",
        dedupeKey: `round-${round}:${n}`,
        subject: `Message ${n}`,
        paragraphs: [],
        clock: systemClock,
      }),
    );
  }
}

async function count(sql: string): Promise<number> {
  const { rows } = await owner().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
  return rows[0]?.n ?? 0;
}
const left = () => count("mail WHERE status <> 'sent'");
const held = () => count("graphile_worker.jobs WHERE locked_by IS NOT NULL");
const mailJobs = (which: string) => count(`graphile_worker.jobs WHERE task_identifier = 'send-mail' AND ${which}`);
const timesEach = () => {
  const times = new Map<string, number>();
  for (const mail of smtp.mails) times.set(mail.messageId ?? "", (times.get(mail.messageId ?? "") ?? 0) + 1);
  return times;
};

describe("a killed worker (F11)", () => {
  it("loses nothing and doubles nothing while the relay had not accepted", async () => {
    const first = await startWorkerProcess(env);
    await queueMany(0, 8);
    await until(async () => (await left()) === 0, 20_000);
    smtp.mood = "stall";
    await queueMany(8);
    await until(() => smtp.stalled >= CONCURRENCY, 20_000);
    await first.kill();
    smtp.mood = "accept";
    expect(await held()).toBeGreaterThan(0);
    const second = await startWorkerProcess(env);
    await until(async () => (await left()) === 0, 40_000);
    expect(second.log()).toContain("the jobs of dead workers are back in the queue");
    expect(await second.stop()).toBe(0);
    expect(timesEach().size).toBe(MAILS);
    expect(Math.max(...timesEach().values())).toBe(1);
    expect(await count("graphile_worker.jobs")).toBe(0);
  }, 90_000);

  it("sends again at most what the relay had just accepted, once, under the same Message-ID", async () => {
    smtp.mood = "hang";
    const first = await startWorkerProcess(env);
    await queueMany();
    await until(() => smtp.mails.length >= CONCURRENCY, 20_000);
    await first.kill();
    smtp.mood = "accept";
    const second = await startWorkerProcess(env);
    await until(async () => (await left()) === 0, 40_000);
    await second.stop();
    expect(timesEach().size).toBe(MAILS);
    expect(Math.max(...timesEach().values())).toBeLessThanOrEqual(2);
    expect(smtp.mails.length).toBeLessThanOrEqual(MAILS + CONCURRENCY);
  }, 90_000);

  it("takes nothing from a worker that is slow but alive", async () => {
    smtp.mood = "stall";
    smtp.stalled = 0;
    const workers = [await startWorkerProcess(env), await startWorkerProcess(env)];
    await queueMany(0, CONCURRENCY);
    await until(() => smtp.stalled >= CONCURRENCY, 20_000);
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    smtp.mood = "accept";
    await until(async () => (await left()) === 0, 40_000);
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([0, 0]);
    for (const worker of workers) expect(worker.log()).not.toContain("dead");
    expect([...timesEach().values()]).toEqual(Array(CONCURRENCY).fill(1));
  }, 90_000);

  it("would wait four hours for the dead worker's jobs without our remedy (negative control)", async () => {
    smtp.mood = "stall";
    smtp.stalled = 0;
    const killed = await startWorkerProcess(env);
    await queueMany(0, CONCURRENCY);
    await until(() => smtp.stalled >= CONCURRENCY, 20_000);
    await killed.kill();
    smtp.mood = "accept";
    expect(await mailJobs("locked_by IS NOT NULL")).toBe(CONCURRENCY);
    await queueMany(CONCURRENCY);
    // The queue as it is made, which has all day: the others' jobs are done, and those that the dead one held are not.
    await runJobs({ "send-mail": () => undefined });
    expect([await mailJobs("locked_by IS NOT NULL"), await mailJobs("true")]).toEqual([CONCURRENCY, CONCURRENCY]);
    const second = await startWorkerProcess(env);
    await until(async () => (await mailJobs("true")) === 0, 40_000);
    await second.stop();
    expect(smtp.mails).toHaveLength(CONCURRENCY);
    await owner().query("DELETE FROM mail");
  }, 90_000);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/server/db/client";
import { withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { systemClock } from "@/server/platform/clock";
import { type City, findCityBySlug } from "@/server/tenancy";
import { PatientPool } from "@/server/worker/patient-pool";
import { makeCity } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { type OwnPostgres, startOwnPostgres } from "../../support/own-postgres";
import { owner } from "../../support/owner";
import { type SmtpCatcher, startSmtpCatcher } from "../../support/smtp-catcher";
import { startWorkerProcess, until } from "../../support/worker-process";

invariantsHoldAfterEach();

/*
 * PostgreSQL is killed, whole, while the real worker, in a process of its own, has jobs under way, others that are done
 * but not written down yet, and one that was given to it in an answer that never came. The same process goes on when the
 * base is back.
 */
const CONCURRENCY = 4;
/** As many done as under way, and the one that is not heard of. */
const MAILS = 2 * CONCURRENCY + 1;
const GONE = "the base is away";
const BACK = "the base is back";
let server: OwnPostgres;
let smtp: SmtpCatcher;
let city: City;
let env: Record<string, string>;

beforeAll(async () => {
  server = await startOwnPostgres();
  // A connection that the server drops while it is idle is opened again by the next query.
  owner().on("error", () => undefined);
  smtp = await startSmtpCatcher();
  env = { SMTP_URL: smtp.url, WORKER_CONCURRENCY: String(CONCURRENCY) };
  const found = await findCityBySlug((await makeCity({ theme: "corbas" })).slug);
  if (!found) throw new Error("the city is there");
  city = found;
});
afterAll(async () => {
  await smtp.stop();
  await closeDatabase();
  await server.stop();
});
beforeEach(async () => {
  smtp.mails.length = 0;
  await owner().query("DELETE FROM mail");
});

async function queueMails(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await withCity({ cityId: city.id, actor: "system" }, (tx) =>
      queueMail(tx, {
        city,
        to: `parent${n}@exemple.fr`,
        kind: "test",
        dedupeKey: `parent:${n}`,
        subject: `Message ${n}`,
        paragraphs: [],
        clock: systemClock,
      }),
    );
  }
}

/** Holds a lock until it is let go of, or until the server dies. */
async function holding(statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement);
  return () => client.end();
}
/** A worker that begins a mail waits. */
const holdMails = () => holding("LOCK TABLE mail IN EXCLUSIVE MODE");
/** A worker that has done a job cannot say so. */
const holdJobs = () => holding("SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL FOR UPDATE");

async function count(from: string): Promise<number> {
  const { rows } = await owner().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? 0;
}
const MAIL_JOBS = "graphile_worker.jobs WHERE task_identifier = 'send-mail'";
const held = () => count(`${MAIL_JOBS} AND locked_by IS NOT NULL`);
/** Undefined while the base is away. */
const left = () => count(MAIL_JOBS).catch(() => undefined);
const later = (when: string, jobs: string) =>
  owner().query(`UPDATE graphile_worker._private_jobs SET run_at = ${when} WHERE ${jobs}`);
/** One of the later jobs is the worker's, for the base; the worker has not heard of it. */
const giveUnheard = () =>
  owner().query(`
    UPDATE graphile_worker._private_jobs SET run_at = now(), locked_at = now(), attempts = 1,
      locked_by = (SELECT min(locked_by) FROM graphile_worker.jobs)
    WHERE id = (SELECT max(id) FROM ${MAIL_JOBS})`);
const times = (log: string, words: string | RegExp) => log.split(words).length - 1;
const DONE = /Completed task \d+ \(send-mail/;

describe("PostgreSQL killed while the worker works", () => {
  it("every job is done once, by the same process", async () => {
    await queueMails(MAILS);
    await later("now() + interval '1 hour'", `id > (SELECT min(id) + ${CONCURRENCY - 1} FROM graphile_worker.jobs)`);
    const letMails = await holdMails();
    const worker = await startWorkerProcess(env);
    await until(async () => (await held()) === CONCURRENCY, 20_000);
    await holdJobs();
    await letMails();
    await until(() => times(worker.log(), DONE) === CONCURRENCY, 20_000);
    await holdMails();
    await giveUnheard();
    await later("now()", "run_at > now() AND locked_by IS NULL");
    await until(async () => (await held()) === MAILS, 20_000);

    await server.kill();
    await until(() => worker.log().includes(GONE), 10_000);
    await wait(1_000);
    await server.launch();
    await until(async () => (await left()) === 0, 40_000);
    expect(worker.lives()).toBe(true);
    expect([times(worker.log(), GONE), times(worker.log(), BACK)]).toEqual([1, 1]);
    expect(times(worker.log(), DONE)).toBe(MAILS);
    expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(MAILS);
    expect(smtp.mails).toHaveLength(MAILS);
    expect(await worker.stop()).toBe(0);
  });

  it("it stops at once while the base is away, and what it had begun is still to be done", async () => {
    await queueMails(CONCURRENCY);
    await holdMails();
    const stopped = await startWorkerProcess(env);
    await until(async () => (await held()) === CONCURRENCY, 20_000);
    await server.kill();
    await until(() => stopped.log().includes(GONE), 10_000);
    expect(await stopped.stop()).toBe(0);

    await server.launch();
    await until(async () => (await left()) === CONCURRENCY, 20_000);
    expect(smtp.mails).toHaveLength(0);
  });

  it("a base that refuses is not one that is away: nobody waits", async () => {
    const pool = new PatientPool(`${process.env.DATABASE_OWNER_URL}_of_nobody`);
    await expect(pool.connect()).rejects.toMatchObject({ code: "3D000" });
    await pool.end();
  });

  it("would end with it, were the queue given a pool that does not wait (negative control)", async () => {
    const script = `
      import { run } from "graphile-worker";
      await run({ connectionString: process.env.DATABASE_OWNER_URL, taskList: {
        wait: (_, { query }) => (console.log("begun"), query("SELECT pg_sleep(60)")),
      } });`;
    await owner().query("SELECT graphile_worker.add_job('wait')");
    const plain = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [plain.stdout, plain.stderr]) stream.on("data", (part) => (said += part));
    const ended = once(plain, "exit");
    await until(() => said.includes("begun"), 20_000);
    await server.kill();
    expect(await ended).toEqual([1, null]);
    expect(said).toMatch(/Connection terminated|ECONNREFUSED/);
    await server.launch();
    await until(async () => (await left()) !== undefined, 20_000);
  });
});

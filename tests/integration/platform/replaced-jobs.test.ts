import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { addJob } from "@/server/db/jobs";
import { withCity } from "@/server/db/tenant-tx";
import { makeCity } from "../../support/factory";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { startWorkerProcess, until } from "../../support/worker-process";

invariantsHoldAfterEach();

let cityId: string;
const invoiceId = randomUUID();

beforeAll(async () => {
  cityId = (await makeCity({ theme: "corbas" })).id;
});

const asked = (work: Parameters<typeof withCity<void>>[1]) => withCity({ cityId, actor: "system" }, work);

async function jobs(): Promise<{ name: string; locked: boolean }[]> {
  const { rows } = await owner().query<{ name: string; locked: boolean }>(
    "SELECT task_identifier AS name, locked_by IS NOT NULL AS locked FROM graphile_worker.jobs ORDER BY id",
  );
  return rows;
}

/** As a worker that is killed while it does everything that is due leaves them. */
const heldByTheDead = () =>
  owner().query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'dead', locked_at = now() - interval '1 minute', attempts = attempts + 1",
  );

it("a job that another replaced goes with its dead worker; one that was given up stays, to be seen (F11, I6)", async () => {
  const runId = randomUUID();
  const step = { key: `invoice-run:${runId}` };
  await asked((tx) => addJob(tx, "invoice-run", { runId }, step));
  // Another run was given up too: it was replaced by nothing.
  const other = randomUUID();
  await asked((tx) => addJob(tx, "invoice-run", { runId: other }, { key: `invoice-run:${other}` }));
  await asked((tx) => addJob(tx, "mail-invoice", { invoiceId }));
  await heldByTheDead();
  // The step is committed with the job of the next one; its worker dies before it could write that its own is done.
  await asked((tx) => addJob(tx, "invoice-run", { runId }, step));
  await owner().query(
    "UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE payload ->> 'invoiceId' = $1 OR payload ->> 'runId' = $2",
    [invoiceId, other],
  );
  expect(await jobs()).toEqual([
    { name: "invoice-run", locked: true },
    { name: "invoice-run", locked: true },
    { name: "mail-invoice", locked: true },
    { name: "invoice-run", locked: false },
  ]);
  const worker = await startWorkerProcess({});
  await until(async () => (await jobs()).length <= 2, 20_000);
  await worker.stop();
  expect(await jobs()).toEqual([
    { name: "invoice-run", locked: false },
    { name: "mail-invoice", locked: false },
  ]);
  const given = { broken: "I6 what a change asked for is given up" };
  expect(await brokenInvariants()).toMatchObject([given, given]);
  await owner().query("DELETE FROM graphile_worker._private_jobs");
});

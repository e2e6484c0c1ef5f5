import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "@/scripts/run/run-command";
import { closeDatabase } from "@/server/db/client";
import { callerOf } from "../bookings/procedures";
import { dueDay } from "../invoicing/billed-families";
import { prepareEatenMonth } from "../invoicing/eaten-month";
import { followRun } from "../invoicing/follow-run";
import { atMost, type Result, result } from "../report/result";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";
import { agentGiven } from "../stage/town";

const FAMILIES = 120_000;
const BUDGET_SECONDS = 600;

interface Drafts {
  readonly count: number;
  readonly total: string;
  /** Of who owes what: two computations that differ anywhere give two digests. */
  readonly digest: string;
}

async function draftsOf({ owner, city }: Stage, runId: string): Promise<Drafts> {
  const { rows } = await owner.query<Drafts>(
    `SELECT count(*)::int AS count, coalesce(sum(total_cents), 0)::text AS total,
       md5(string_agg(family_id || ':' || total_cents, ',' ORDER BY family_id)) AS digest
     FROM invoice WHERE city_id = $1 AND run_id = $2 AND family_id IS NOT NULL`,
    [city.id, runId],
  );
  if (!rows[0]) throw new Error("The run has no drafts");
  return rows[0];
}

async function issuedOf({ owner, city }: Stage, runId: string) {
  const { rows } = await owner.query<{ issued: number; gaps: number; total: string; waiting: number }>(
    `SELECT count(*)::int AS issued, (max(number) - min(number) + 1 - count(DISTINCT number))::int AS gaps,
       coalesce(sum(total_cents) FILTER (WHERE family_id IS NOT NULL), 0)::text AS total,
       (SELECT count(*)::int FROM graphile_worker.jobs WHERE task_identifier IN ('mail-invoice', 'send-mail')) AS waiting
     FROM invoice WHERE city_id = $1 AND run_id = $2 AND status = 'issued'`,
    [city.id, runId],
  );
  if (!rows[0]) throw new Error("The run issued nothing");
  return rows[0];
}

/** The promises of the base (tests/support/invariants.sql) that do not hold. */
async function brokenPromises({ owner }: Stage): Promise<number> {
  const { rows } = await owner.query(readFileSync(path.join(root, "tests/support/invariants.sql"), "utf8"));
  for (const row of rows.slice(0, 10)) console.log(row);
  return rows.length;
}

/**
 * A month of 120,000 families by a worker that is killed half-way through the drafts and half-way through the numbers; then,
 * before they are issued, the same drafts without a kill.
 */
export async function* invoicing(stage: Stage): AsyncGenerator<Result[]> {
  const { owner, city, secret } = stage;
  const agentId = await agentGiven(owner, city, "facturation.gerer");
  const { regieId, month, families, meals } = await prepareEatenMonth(owner, city, { families: FAMILIES, agentId });
  yield [result("invoicing/families", families, "familles"), result("invoicing/meals", meals, "repas")];
  const [login] = await logIn(owner, city.id, [agentId], secret, "local+totp");
  if (!login) throw new Error("No agent can invoice");
  const { runs } = callerOf(city, login).billing;
  await stage.relay();
  try {
    const { runId } = await runs.start({ regieId, month });
    const computed = await followRun(stage, { runId, during: "computing", of: families, killed: true });
    const drafts = await draftsOf(stage, runId);
    yield [
      result("invoicing/drafts", drafts.count, "brouillons"),
      result("invoicing/computed-in", computed, "s"),
      result("invoicing/computed-per-second", families / computed, "familles/s"),
    ];
    await runs.recompute({ runId });
    const again = await followRun(stage, { runId, during: "computing", of: families, killed: false });
    const same = await draftsOf(stage, runId);
    yield [
      result("invoicing/computed-without-a-kill-in", again, "s"),
      result("invoicing/differences", Number(same.digest !== drafts.digest), "", { budget: atMost(0) }),
    ];
    await runs.issue({ runId, dueDay: dueDay() });
    const issuing = await followRun(stage, { runId, during: "issuing", of: drafts.count, killed: true });
    const issued = await issuedOf(stage, runId);
    yield [
      result("invoicing/issued", issued.issued, "factures"),
      result("invoicing/issued-in", issuing, "s"),
      result("invoicing/issued-per-second", issued.issued / issuing, "factures/s"),
      result("invoicing/month-in", computed + issuing, "s", { budget: atMost(BUDGET_SECONDS) }),
      result("invoicing/number-gaps", issued.gaps, "numéros", { budget: atMost(0) }),
      result("invoicing/total-differs", Number(issued.total !== drafts.total), "", { budget: atMost(0) }),
      result("invoicing/mails-that-still-wait", issued.waiting, "mails"),
      result("invoicing/broken-promises", await brokenPromises(stage), "lignes", { budget: atMost(0) }),
    ];
  } finally {
    await closeDatabase();
  }
}

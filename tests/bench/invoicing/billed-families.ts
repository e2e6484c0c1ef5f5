import { Temporal } from "temporal-polyfill";
import { systemClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { callerOf } from "../bookings/procedures";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";
import { agentGiven } from "../stage/town";
import { prepareEatenMonth } from "./eaten-month";
import { followRun } from "./follow-run";

const DAYS_TO_PAY = 30;

/** In thirty days, as an agent writes it. */
export function dueDay(): string {
  const today = systemClock.now().toZonedDateTimeISO("Europe/Paris").toPlainDate();
  const { day, month, year } = today.add(Temporal.Duration.from({ days: DAYS_TO_PAY }));
  return `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
}

interface Issued {
  readonly id: string;
  readonly debtor_id: string;
  readonly total_cents: number;
}

/**
 * A month of invoices of these families, by the product itself; every other family pays at the counter. Gives how many invoices there
 * are. The last month that is over is left to the bench of invoicing.
 */
export async function billFamilies(stage: Stage, families: readonly string[]): Promise<number> {
  const { owner, city, secret } = stage;
  const agentId = await agentGiven(owner, city, "facturation.gerer");
  const cashierId = await agentGiven(owner, city, "regie.tenir");
  const [login, cashier] = await logIn(owner, city.id, [agentId, cashierId], secret, "local+totp");
  if (!login || !cashier) throw new Error("No agent can invoice");
  const { runs } = callerOf(city, login).billing;
  const { counter } = callerOf(city, cashier).payments;
  await stage.relay();
  const eaten = { families: families.length, only: families, before: 1, agentId };
  const { regieId, month } = await prepareEatenMonth(owner, city, eaten);
  const { runId } = await runs.start({ regieId, month });
  await followRun(stage, { runId, during: "computing", of: families.length, killed: false });
  await runs.issue({ runId, dueDay: dueDay() });
  await followRun(stage, { runId, during: "issuing", of: families.length, killed: false });
  const { rows } = await owner.query<Issued>(
    `SELECT id, debtor_id, total_cents FROM invoice
     WHERE city_id = $1 AND run_id = $2 AND status = 'issued' AND family_id IS NOT NULL AND total_cents > 0 ORDER BY id`,
    [city.id, runId],
  );
  for (const [n, { id, debtor_id, total_cents }] of rows.entries()) {
    if (n % 2 === 1) continue;
    await counter.record({
      debtorId: debtor_id,
      invoices: [id],
      means1: "cheque",
      amount1: (total_cents / 100).toFixed(2).replace(".", ","),
      number1: String(n),
      requestKey: newId(),
    });
  }
  return rows.length;
}

import { setTimeout as pause } from "node:timers/promises";
import type { Stage } from "../stage/stage";

/** A step of a run: what it is called while it lasts, and the column that counts how far it came. */
export interface RunStep {
  readonly runId: string;
  readonly during: "computing" | "issuing";
  readonly of: number;
  /** The worker is killed half-way, and another one goes on. */
  readonly killed: boolean;
}

const DONE = { computing: "families_done", issuing: "invoices_issued" } as const;
const LOOK_MS = 200;
const LIMIT_MS = 40 * 60 * 1000;

/** Has workers do a step to its end. Gives its seconds, the start of the second worker included. */
export async function followRun(stage: Stage, { runId, during, of, killed }: RunStep): Promise<number> {
  const start = performance.now();
  let worker = await stage.worker();
  let kills = killed ? 1 : 0;
  try {
    for (;;) {
      const { rows } = await stage.owner.query<{ status: string; done: number }>(
        `SELECT status, ${DONE[during]} AS done FROM invoice_run WHERE city_id = $1 AND id = $2`,
        [stage.city.id, runId],
      );
      const [run] = rows;
      if (run?.status !== during) return (performance.now() - start) / 1000;
      if (performance.now() - start > LIMIT_MS) throw new Error(`The run is still ${during} at ${run.done} of ${of}`);
      if (kills > 0 && run.done >= of / 2) {
        kills--;
        await worker.kill();
        console.log(`  worker tué à ${run.done} sur ${of} (${during})`);
        worker = await stage.worker();
      }
      await pause(LOOK_MS);
    }
  } finally {
    await worker.kill();
  }
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type Html, html } from "../shared/html";
import { readBody, sendJson } from "../shared/http";
import type { SwitchAction } from "../shared/switch-routes";
import { type Operation, outcomes } from "./operations";
import type { PaymentParts } from "./payment";
import { nextPurge, simulatedClock } from "./simulated-clock";
import type { PayFipSwitches } from "./switches";

export const operationsPath = "/_simulator/operations";

const commandSchema = z.strictObject({
  idOp: z.string(),
  /** Ends the payment as the payer's page would, without notification. */
  outcome: z.enum(outcomes).optional(),
  /** How many notifications leave at once. */
  notify: z.number().int().min(1).max(200).optional(),
});

function shown({ idOp, createdAt, openedAt, result, creation, notifications }: Operation): unknown {
  return {
    idOp,
    createdAt: createdAt.toString(),
    openedAt: openedAt?.toString() ?? null,
    outcome: result?.outcome ?? null,
    numauto: result?.numauto ?? null,
    ...creation,
    notifications,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For tests: GET lists the operations, newest first; POST ends one, or notifies it. */
export async function answerOperations(
  request: IncomingMessage,
  response: ServerResponse,
  { operations, notifier }: PaymentParts,
): Promise<void> {
  if (request.method !== "POST") return sendJson(response, 200, operations.list().map(shown));
  const command = commandSchema.safeParse(parsed(await readBody(request)));
  if (!command.success) return sendJson(response, 400, { error: z.prettifyError(command.error) });
  const { idOp, outcome, notify } = command.data;
  const operation = operations.find(idOp);
  if (!operation) return sendJson(response, 404, { error: "P1" });
  if (outcome && !operations.settle(operation, outcome)) return sendJson(response, 409, { error: "P3" });
  if (notify) await notifier.send(operation, notify);
  sendJson(response, 200, shown(operation));
}

/** Moves the clock on, never back, to where the next thing happens. */
export function clockActions(switches: PayFipSwitches): readonly SwitchAction[] {
  const moveOn = async (minutes: number) => {
    switches.set({ clockShiftMinutes: switches.values.clockShiftMinutes + minutes });
  };
  const clock = simulatedClock(() => switches.values.clockShiftMinutes);
  return [
    { name: "passTheLimit", label: "Avancer de 21 minutes", run: () => moveOn(21) },
    {
      name: "passTheNight",
      label: "Passer la nuit",
      run: () => moveOn(Math.ceil(nextPurge(clock.now()).since(clock.now()).total("minutes")) + 1),
    },
  ];
}

/** The last operations, under the switches. */
export function operationList(operations: readonly Operation[]): Html {
  const rows = operations
    .slice(0, 20)
    .map(
      ({ creation, result, idOp }) =>
        html`<dt>${creation.refdet}</dt><dd>${result ? `résultat ${result.outcome}` : "sans résultat"} — ${idOp}</dd>\n`,
    );
  return html`<h2>Dernières opérations</h2>${rows.length > 0 ? html`<dl>${rows}</dl>` : html`<p>Aucune opération pour le moment.</p>`}`;
}

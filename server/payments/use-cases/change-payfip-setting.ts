import "server-only";
import { findRegie } from "@/server/billing";
import { type TenantScope, type Tx, withCity } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { updatePayFip } from "../data/regie-payfip";
import type { PayFipMode } from "../domain/attempt";
import type { PaymentError } from "../errors";
import { configuredPayFip, PAGE_MS } from "../payfip";

/** Asks PayFiP who a client number stands for: an administrator recognises her régie by the lines that it answers. */
export async function readPayFipClient(
  scope: TenantScope,
  { regieId, client }: { readonly regieId: string; readonly client: string },
): Promise<
  Result<{ readonly regieId: string; readonly client: string; readonly lines: readonly string[] }, PaymentError>
> {
  const regie = await withCity(scope, (tx) => findRegie(tx, regieId));
  if (!regie) return err({ tag: "TillNotFound" });
  const payFip = configuredPayFip();
  if (!payFip) return err({ tag: "PayFipClientUnknown", failure: { tag: "PayFipUnreachable", reason: "PAYFIP_URL" } });
  const answer = await payFip.readClient(client, { withinMs: PAGE_MS });
  if (!answer.ok) return err({ tag: "PayFipClientUnknown", failure: answer.error });
  return ok({ regieId, client, lines: answer.value.lines });
}

/** Keeps the client number of a régie, and how far its opening at the DGFiP went. What is being paid goes on. */
export async function savePayFipSetting(
  tx: Tx,
  setting: { readonly regieId: string; readonly client: string; readonly mode: PayFipMode },
): Promise<Result<{ regieId: string }, PaymentError>> {
  const { regieId, client, mode } = setting;
  const changed = await updatePayFip(tx, regieId, { client: client === "" ? null : client, mode });
  return changed ? ok({ regieId }) : err({ tag: "TillNotFound" });
}

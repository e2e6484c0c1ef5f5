import { afterAll, beforeAll } from "vitest";
import { owner } from "./owner";
import { type RunningPortal, startPaymentPortal } from "./payment-portal";
import {
  makeInvoice,
  makePayingFamily,
  makePayingTowns,
  type PayingFamily,
  type PayingTown,
  withPayFip,
} from "./payments";

export interface PaymentStage {
  readonly portal: RunningPortal;
  readonly simulator: Awaited<ReturnType<typeof withPayFip>>;
  readonly town: PayingTown;
  /** Another one, of which nothing may be seen. */
  readonly abroad: PayingTown;
}

/** PayFiP's simulator, the portal's addresses and two towns, for a whole file: `stage()` within its tests. */
export function paymentStage(): () => PaymentStage {
  let stage: PaymentStage | undefined;
  beforeAll(async () => {
    const portal = await startPaymentPortal();
    const simulator = await withPayFip();
    const [town, abroad] = await makePayingTowns(2);
    if (!town || !abroad) throw new Error("two towns");
    stage = { portal, simulator, town, abroad };
  });
  afterAll(async () => {
    await stage?.simulator.stop();
    await stage?.portal.stop();
  });
  return () => {
    if (!stage) throw new Error("the stage is set before the tests");
    return stage;
  };
}

/** For one test: a family of the town with an invoice of 57.75 €, and a simulator that does nothing out of the ordinary. */
export async function freshInvoice({
  town,
  simulator,
}: PaymentStage): Promise<{ town: PayingTown; family: PayingFamily; invoice: string }> {
  simulator.switches.reset();
  const family = await makePayingFamily(town);
  return { town, family, invoice: await makeInvoice(town, family, 5775) };
}

/** Ends a payment at PayFiP, as the payer does on its page; nobody is notified. */
export function endAtPayFip({ simulator }: PaymentStage, idOp: string, outcome: "P" | "V" | "R" | "Z" | "A"): void {
  const operation = simulator.operations.find(idOp);
  if (!operation || !simulator.operations.settle(operation, outcome)) throw new Error(`cannot end ${idOp}`);
}

/** What may come from one address in a minute is forgotten. */
export async function forgetRates(): Promise<void> {
  await owner().query("TRUNCATE rate_limit");
}

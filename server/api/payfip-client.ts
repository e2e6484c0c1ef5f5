import "server-only";
import { TRPCError } from "@trpc/server";
import { payFipClientSchema } from "@/server/payments/counter-schemas";
import { caller } from "./caller";
import { domainText } from "./domain-messages";
import { DomainFailure } from "./failure";

interface AskedClient {
  readonly regieId: string;
  readonly client: string;
  readonly lines: readonly string[] | null;
  readonly refusal: string | null;
}

/** Who PayFiP says that a client number stands for, or why it does not say: both are shown beside the field. */
export async function payFipClientOf(typed: { regieId: string; client: string }): Promise<AskedClient> {
  const read = payFipClientSchema.safeParse(typed);
  if (!read.success) return { ...typed, lines: null, refusal: read.error.issues[0]?.message ?? "" };
  try {
    const { lines } = await (await caller()).payments.setup.client(read.data);
    return { ...read.data, lines, refusal: null };
  } catch (error) {
    if (!(error instanceof TRPCError) || !(error.cause instanceof DomainFailure)) throw error;
    return { ...typed, lines: null, refusal: domainText(error.cause.detail).text };
  }
}

import "server-only";
import { TRPCError } from "@trpc/server";
import { incomingOf, seeOther } from "@/server/auth/incoming";
import { isIdOp, notifiedIdOp } from "@/server/payments/domain/payfip";
import { AnswerTooLong, readText } from "@/server/platform/egress/read-text";
import { logger } from "@/server/platform/logger";
import type { RequestContext } from "./context";
import { incomingContext } from "./incoming-context";
import { createCaller } from "./root";

/** An id and nothing else is expected: what is longer is not read. */
const LARGEST_FORM = 4_096;

const AT = "/famille/paiements";

async function formOf(request: Request): Promise<URLSearchParams> {
  if (request.method !== "POST") return new URLSearchParams();
  return new URLSearchParams(await readText(new Response(request.body), LARGEST_FORM));
}

/** The id that a request of PayFiP or of its payer carries, in its address or its form. */
async function idOpOf(request: Request): Promise<string | undefined> {
  return notifiedIdOp(new URL(request.url).searchParams, await formOf(request));
}

function contextOf(request: Request, slug: string): Promise<RequestContext> {
  return incomingContext(incomingOf(request), { slug, base: request.headers.get("x-preau-base") ?? "" });
}

/**
 * PayFiP notifies (PROTOCOLS 1.6): the answer is 200 and a short text whatever was sent, whether it is known or not, and
 * whatever goes wrong here. Nothing in the request is believed but that there is a reason to ask PayFiP.
 */
export async function answerNotification(request: Request, slug: string): Promise<Response> {
  try {
    const idOp = await idOpOf(request);
    if (idOp) await createCaller(await contextOf(request, slug)).payments.notify({ idOp });
  } catch (err) {
    const isNoise = err instanceof AnswerTooLong || (err instanceof TRPCError && err.code === "NOT_FOUND");
    if (!isNoise) logger.error({ err }, "PayFiP: a notification failed");
  }
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  return new Response("OK", { status: 200, headers });
}

/**
 * The payer comes back from PayFiP, by a link or by a form of another site, for which browsers keep our cookie back: the
 * form leads to the same address as a link, with the cookie. From there to the page of the payment, which asks PayFiP. Every
 * way leads to one of our own pages, never to an address that came with the request (attack 13).
 */
export async function answerReturn(request: Request, slug: string): Promise<Response> {
  const base = request.headers.get("x-preau-base") ?? "";
  const idOp = await idOpOf(request).catch(() => undefined);
  const invoices = `${base}/famille/factures`;
  if (!idOp || !isIdOp(idOp)) return seeOther(invoices);
  const here = `${AT}/retour?idop=${idOp}`;
  if (request.method === "POST") return seeOther(base + here);
  try {
    const { operationId } = await createCaller(await contextOf(request, slug)).payments.family.returned({ idOp });
    return seeOther(`${base}${AT}/${operationId}`);
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    if (error.code === "UNAUTHORIZED") return seeOther(`${base}/connexion?suite=${encodeURIComponent(here)}`);
    return seeOther(invoices);
  }
}

/** The payer leaves for PayFiP's page, once; whoever comes here again is shown where the payment is. */
export async function answerLeave(request: Request, slug: string, operationId: string): Promise<Response> {
  const base = request.headers.get("x-preau-base") ?? "";
  try {
    const { url } = await createCaller(await contextOf(request, slug)).payments.family.leave({ operationId });
    return seeOther(url ?? `${base}${AT}/${operationId}`);
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    return seeOther(`${base}/famille/factures`);
  }
}

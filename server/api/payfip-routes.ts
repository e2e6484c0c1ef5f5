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

/** Where the payments of somebody are in the site, and what is done about them. */
interface Place {
  readonly at: string;
  /** Where one goes when there is nothing to show. */
  readonly otherwise: string;
  readonly login: string;
}

const FAMILY: Place = { at: "/famille/paiements", otherwise: "/famille/factures", login: "/connexion" };
const TRIAL: Place = {
  at: "/agents/parametres/regies/essai",
  otherwise: "/agents/parametres/regies",
  login: "/agents/connexion",
};

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

type Api = ReturnType<typeof createCaller>;

/**
 * The payer comes back from PayFiP, by a link or by a form of another site, for which browsers keep our cookie back: the
 * form leads to the same address as a link, with the cookie. From there to the page of the payment, which asks PayFiP. Every
 * way leads to one of our own pages, never to an address that came with the request (attack 13).
 */
export function answerReturn(request: Request, slug: string): Promise<Response> {
  return comeBack(request, slug, FAMILY, (api, idOp) => api.payments.family.returned({ idOp }));
}

/** An agent comes back from a trial payment, in the same way. */
export function answerTrialReturn(request: Request, slug: string): Promise<Response> {
  return comeBack(request, slug, TRIAL, (api, idOp) => api.payments.trial.returned({ idOp }));
}

async function comeBack(
  request: Request,
  slug: string,
  { at, otherwise, login }: Place,
  find: (api: Api, idOp: string) => Promise<{ readonly operationId: string }>,
): Promise<Response> {
  const base = request.headers.get("x-preau-base") ?? "";
  const idOp = await idOpOf(request).catch(() => undefined);
  if (!idOp || !isIdOp(idOp)) return seeOther(base + otherwise);
  const here = `${at}/retour?idop=${idOp}`;
  if (request.method === "POST") return seeOther(base + here);
  try {
    const { operationId } = await find(createCaller(await contextOf(request, slug)), idOp);
    return seeOther(`${base}${at}/${operationId}`);
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    if (error.code === "UNAUTHORIZED") return seeOther(`${base}${login}?suite=${encodeURIComponent(here)}`);
    return seeOther(base + otherwise);
  }
}

/** The payer leaves for PayFiP's page, once; whoever comes here again is shown where the payment is. */
export function answerLeave(request: Request, slug: string, operationId: string): Promise<Response> {
  return leave(request, slug, { ...FAMILY, operationId }, (api) => api.payments.family.leave({ operationId }));
}

export function answerTrialLeave(request: Request, slug: string, operationId: string): Promise<Response> {
  return leave(request, slug, { ...TRIAL, operationId }, (api) => api.payments.trial.leave({ operationId }));
}

async function leave(
  request: Request,
  slug: string,
  { at, otherwise, operationId }: Place & { readonly operationId: string },
  go: (api: Api) => Promise<{ readonly url: string | null }>,
): Promise<Response> {
  const base = request.headers.get("x-preau-base") ?? "";
  try {
    const { url } = await go(createCaller(await contextOf(request, slug)));
    return seeOther(url ?? `${base}${at}/${operationId}`);
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    return seeOther(base + otherwise);
  }
}

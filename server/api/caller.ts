import "server-only";
import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { safeReturnPath } from "@/server/identity";
import { nowhere } from "./nowhere";
import { ourFault } from "./our-fault";
import { withReading } from "./reading";
import { isReply, readable } from "./reply";
import { requestContext } from "./request";
import { createCaller } from "./root";

export type Caller = ReturnType<typeof createCaller>;

/** Every procedure, callable on the server with the rights of the present request. */
export async function caller(): Promise<Caller> {
  return createCaller(await requestContext());
}

/** "" or "/corbas": what every link of a page begins with. */
export async function basePath(): Promise<string> {
  return (await requestContext()).base;
}

/**
 * A page's read. What is missing or somebody else's is a 404; without a session one goes to the login and comes
 * back; a password to change or a second factor to set up comes first. A fault of ours has a page that says so.
 */
export async function read<T>(work: (api: Caller) => Promise<T>, here?: string): Promise<T> {
  return orElsewhere(async () => work(await caller()), here);
}

/** The same for a page of several reads, in one transaction: see `withReading`. */
export async function readTogether<T>(work: (api: Caller) => Promise<T>, here?: string): Promise<T> {
  return orElsewhere(async () => withReading(await requestContext(), (context) => work(createCaller(context))), here);
}

async function orElsewhere<T>(work: () => Promise<T>, here?: string): Promise<T> {
  let outcome: TRPCError;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TRPCError)) return ourFault(error);
    outcome = error;
  }
  const base = await basePath();
  if (outcome.code === "NOT_FOUND" || outcome.code === "BAD_REQUEST") await nowhere();
  if (outcome.code === "UNAUTHORIZED") {
    await backWithAnswers(base);
    const door = here?.startsWith("/agents") ? "/agents/connexion" : "/connexion";
    redirect(`${base}${door}${here ? `?suite=${encodeURIComponent(await withQuery(here, base))}` : ""}`);
  }
  if (outcome.message === "PasswordMustChange") redirect(`${base}/connexion/mot-de-passe`);
  if (outcome.message === "TotpMustBeSetUp") redirect(`${base}/agents/connexion/second-facteur`);
  if (outcome.message === "NoFamilyYet") redirect(`${base}/connexion/en-attente`);
  if (outcome.message === "RightMissing") redirect(`${base}${await readable("/famille/droits")}`);
  return ourFault(outcome);
}

/**
 * The page is the reply to a form that was just refused, sent without JavaScript: its session ended meanwhile. A redirect of
 * a page keeps method and body (307), so what was typed goes along, and is not lost.
 */
async function backWithAnswers(base: string): Promise<void> {
  if (!(await isReply())) return;
  const path = ((await headers()).get("x-preau-path") ?? "").slice(base.length);
  redirect(`${base}/connexion/session-terminee?${new URLSearchParams({ suite: await withQuery(path, base) })}`);
}

/** The page with what its address asks, "?mois=2026-12": the link of a mail leads there after the login too. */
async function withQuery(here: string, base: string): Promise<string> {
  const head = await headers();
  const isThisPage = head.get("x-preau-path") === `${base}${here}`;
  return isThisPage ? safeReturnPath(`${here}${head.get("x-preau-search") ?? ""}`, here) : here;
}

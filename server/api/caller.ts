import "server-only";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { nowhere } from "./nowhere";
import { ourFault } from "./our-fault";
import { withReading } from "./reading";
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
    const door = here?.startsWith("/agents") ? "/agents/connexion" : "/connexion";
    redirect(`${base}${door}${here ? `?suite=${encodeURIComponent(here)}` : ""}`);
  }
  if (outcome.message === "PasswordMustChange") redirect(`${base}/connexion/mot-de-passe`);
  if (outcome.message === "TotpMustBeSetUp") redirect(`${base}/agents/connexion/second-facteur`);
  if (outcome.message === "NoFamilyYet") redirect(`${base}/connexion/en-attente`);
  if (outcome.message === "RightMissing") redirect(`${base}/famille/droits`);
  return ourFault(outcome);
}

import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { browserSession, readSessionId } from "@/server/auth/session-cookie";
import { clientAddress } from "@/server/platform/client-address";
import { systemClock } from "@/server/platform/clock";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import type { RequestContext } from "./context";

/** The context of the present request, made once for a page however many reads it does. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const head = await headers();
  return {
    citySlug: head.get("x-preau-city") ?? undefined,
    base: head.get("x-preau-base") ?? "",
    sessionId: await readSessionId(),
    requestId: head.get("x-request-id") ?? newId(),
    ip: clientAddress(head.get("x-forwarded-for"), env().TRUSTED_PROXIES),
    userAgent: head.get("user-agent") ?? "",
    clock: systemClock,
    browser: browserSession,
  };
});

import "server-only";
import { TRPCError } from "@trpc/server";
import * as z from "zod";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import { type Membership, membershipsOf } from "@/server/families";
import { findLiveSession, type LiveSession } from "@/server/identity";
import { type City, findCityBySlug } from "@/server/tenancy";
import type { RequestContext } from "./context";

/** A transaction in which a page does several reads: who asks is looked up once for all of them. */
export interface Reading {
  readonly city: City;
  readonly tx: Tx;
  readonly session: LiveSession | undefined;
  /** The dossiers of whoever is logged in. */
  memberships(): Promise<Membership[]>;
}

/** The session of a request, in a transaction of its city. */
export function sessionOf(
  tx: Tx,
  { sessionId, clock }: Pick<RequestContext, "sessionId" | "clock">,
): Promise<LiveSession | undefined> {
  const id = z.uuid().safeParse(sessionId).data;
  return id ? findLiveSession(tx, id, clock.now()) : Promise.resolve(undefined);
}

/**
 * Opens one transaction for all the reads of a page: they cost one look at the session and the dossiers instead of one
 * each. Each procedure still checks its own right. For quick reads of the base, one after the other; a procedure that
 * changes something refuses, and one that asks another service must not be among them.
 * @throws TRPCError NOT_FOUND when there is no such city.
 */
export async function withReading<T>(
  context: RequestContext,
  work: (context: RequestContext) => Promise<T>,
): Promise<T> {
  const city = context.citySlug ? await findCityBySlug(context.citySlug) : undefined;
  if (!city) throw new TRPCError({ code: "NOT_FOUND" });
  return withCity({ cityId: city.id, actor: "anonymous", request: context.requestId }, async (tx) => {
    const session = await sessionOf(tx, context);
    let memberships: Promise<Membership[]> | undefined;
    const reading: Reading = {
      city,
      tx,
      session,
      memberships: () => {
        memberships ??= session ? membershipsOf(tx, session.accountId) : Promise.resolve([]);
        return memberships;
      },
    };
    return work({ ...context, reading });
  });
}

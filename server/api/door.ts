import "server-only";
import { TRPCError } from "@trpc/server";
import * as z from "zod";
import { withCity } from "@/server/db/tenant-tx";
import { type Door, findLiveSession } from "@/server/identity";
import { findCityBySlug } from "@/server/tenancy";
import { publicProcedure } from "./trpc";

/**
 * A city without a transaction: for what hashes passwords and counts attempts, which must neither hold a connection
 * meanwhile nor be undone by a refusal. The use case opens its own short transactions from `ctx.door`.
 */
export const doorProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const city = ctx.citySlug ? await findCityBySlug(ctx.citySlug) : undefined;
  if (!city) throw new TRPCError({ code: "NOT_FOUND" });
  const { clock, ip, userAgent, requestId } = ctx;
  const sessionId = z.uuid().safeParse(ctx.sessionId).data;
  const door: Door = { city, clock, ip, userAgent, requestId, sessionId };
  return next({ ctx: { city, door } });
});

/** The same for somebody logged in. The session is read in a transaction of its own, which ends before the work. */
export const accountDoorProcedure = doorProcedure.use(async ({ ctx, next }) => {
  const { sessionId, city, requestId, clock } = ctx.door;
  const scope = { cityId: city.id, actor: "anonymous", request: requestId };
  const session = sessionId ? await withCity(scope, (tx) => findLiveSession(tx, sessionId, clock.now())) : undefined;
  if (!session) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { session } });
});

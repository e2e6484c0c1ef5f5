import "server-only";
import { TRPCError } from "@trpc/server";
import { withCity } from "@/server/db/tenant-tx";
import { type FamilyRight, type Membership, membershipsOf } from "@/server/families";
import { findLiveSession, type LiveSession } from "@/server/identity";
import { doorProcedure } from "./door";
import { requireAmounts, requireFamily, requireHousehold, requireParent } from "./trpc";

/** A parent in the dossier that `choose` gives, or refuses, without a transaction. */
function familyDoor(choose: (session: LiveSession, memberships: readonly Membership[]) => Membership) {
  return doorProcedure.use(async ({ ctx, next }) => {
    const { sessionId, city, requestId, clock } = ctx.door;
    const anonymous = { cityId: city.id, actor: "anonymous", request: requestId };
    const known = sessionId
      ? await withCity(anonymous, async (tx) => {
          const session = await findLiveSession(tx, sessionId, clock.now());
          return session && { session, memberships: await membershipsOf(tx, session.accountId) };
        })
      : undefined;
    if (!known) throw new TRPCError({ code: "UNAUTHORIZED" });
    const { session, memberships } = known;
    requireParent(session);
    const family = choose(session, memberships);
    const scope = { ...anonymous, actor: `account:${session.accountId}` };
    return next({ ctx: { session, family, scope } });
  });
}

/**
 * A parent in their dossier, with the right asked, without a transaction: for what is slow before it writes (cleaning a
 * file), or must be committed by the base itself (taking places). The use case opens its own with `ctx.scope`.
 */
export function familyDoorWith(right: FamilyRight) {
  return familyDoor((session, memberships) => requireFamily(session, memberships, right));
}

/** The same for an adult who may know what the dossier owes. */
export const payingDoorProcedure = familyDoor(requireAmounts);

/** The same for an adult who holds the household. */
export function householdDoorWith(right: FamilyRight) {
  return familyDoorWith(right).use(async ({ ctx, next }) => {
    requireHousehold(ctx.family);
    return next();
  });
}

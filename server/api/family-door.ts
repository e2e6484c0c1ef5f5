import "server-only";
import { withCity } from "@/server/db/tenant-tx";
import { type FamilyRight, membershipsOf } from "@/server/families";
import { accountDoorProcedure } from "./door";
import { requireFamily, requireHousehold, requireParent } from "./trpc";

/**
 * An adult who holds the household, without a transaction: for what is slow before it writes (cleaning a file), which
 * must not hold a connection meanwhile. The use case opens its own transaction with `ctx.scope`.
 */
export function householdDoorWith(right: FamilyRight) {
  return accountDoorProcedure.use(async ({ ctx, next }) => {
    const { session, door, city } = ctx;
    requireParent(session);
    const scope = { cityId: city.id, actor: `account:${session.accountId}`, request: door.requestId };
    const memberships = await withCity(scope, (tx) => membershipsOf(tx, session.accountId));
    const family = requireFamily(session, memberships, right);
    requireHousehold(family);
    return next({ ctx: { family, scope } });
  });
}

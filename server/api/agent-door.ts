import "server-only";
import type { AgentRight } from "@/server/identity";
import { accountDoorProcedure } from "./door";
import { requireAgentRight } from "./trpc";

/** An agent with a right, without a transaction: for what waits for another service. The use case opens its own with `ctx.scope`. */
export function agentDoorWith(right: AgentRight) {
  return accountDoorProcedure.use(async ({ ctx, next }) => {
    requireAgentRight(ctx.session, right);
    const { city, door, session } = ctx;
    const scope = { cityId: city.id, actor: `account:${session.accountId}`, request: door.requestId };
    return next({ ctx: { scope } });
  });
}

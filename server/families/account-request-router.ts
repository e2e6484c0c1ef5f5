import "server-only";
import { TRPCError } from "@trpc/server";
import { doorProcedure } from "@/server/api/door";
import { orThrow } from "@/server/api/failure";
import { accountProcedure, agentWith, router } from "@/server/api/trpc";
import { env } from "@/server/platform/env";
import {
  accountRequestIdSchema,
  activateSchema,
  approveAccountRequestSchema,
  askAccountSchema,
  completeAccountRequestSchema,
  refuseAccountRequestSchema,
} from "./account-request-schemas";
import { accountRequestDetail } from "./queries/account-request-detail";
import { ownAccountRequest } from "./queries/own-account-request";
import { activateByCode } from "./use-cases/activate-by-code";
import { approveAccountRequest } from "./use-cases/approve-account-request";
import { askAccountRequest } from "./use-cases/ask-account-request";
import { completeAccountRequest } from "./use-cases/complete-account-request";
import type { Placement } from "./use-cases/place-account-request";
import { refuseAccountRequest } from "./use-cases/refuse-account-request";

/** The identity provider of parents; a portal without FranceConnect has none, and nobody is attached to it. */
const issuer = () => env().FRANCECONNECT_ISSUER ?? "";

/** A parent who logged in, attached to a dossier or not. */
const parentAccountProcedure = accountProcedure.use(({ ctx, next }) => {
  if (ctx.session.accountKind !== "parent") throw new TRPCError({ code: "NOT_FOUND" });
  if (ctx.session.mustChangePassword) throw new TRPCError({ code: "FORBIDDEN", message: "PasswordMustChange" });
  return next();
});

function placementOf(into: string, residence: "commune" | "interco" | "outside" | undefined): Placement {
  const [kind, id = ""] = into.split(":");
  if (kind === "person") return { kind, personId: id };
  if (kind === "family") return { kind, familyId: id };
  return { kind: "new", residence: residence ?? "commune" };
}

const agentProcedure = agentWith("demandes.traiter").use(({ ctx, next }) => {
  const { city, clock, session } = ctx;
  return next({ ctx: { agent: { city, clock, agentId: session.accountId, issuer: issuer() } } });
});

export const accountRequestRouter = router({
  ask: doorProcedure.input(askAccountSchema).mutation(async ({ ctx, input }) => {
    orThrow(await askAccountRequest(ctx.door, input));
  }),
  own: parentAccountProcedure.query(({ ctx }) => ownAccountRequest(ctx.tx, ctx.session.accountId, issuer())),
  activate: parentAccountProcedure.input(activateSchema).mutation(async ({ ctx, input }) => {
    const { tx, city, clock, ip, session } = ctx;
    const who = { city, clock, ip, issuer: issuer(), accountId: session.accountId };
    orThrow(await activateByCode(tx, { ...who, typed: input.secretCode }));
  }),
  complete: parentAccountProcedure.input(completeAccountRequestSchema).mutation(async ({ ctx, input: asked }) => {
    const { tx, city, session, clock } = ctx;
    orThrow(await completeAccountRequest(tx, { cityId: city.id, issuer: issuer(), session, asked, now: clock.now() }));
  }),

  accountRequestDetail: agentWith("demandes.traiter")
    .input(accountRequestIdSchema)
    .query(async ({ ctx, input }) => {
      const detail = await accountRequestDetail(ctx.tx, input.requestId, issuer());
      if (!detail) throw new TRPCError({ code: "NOT_FOUND" });
      return detail;
    }),
  approveAccountRequest: agentProcedure.input(approveAccountRequestSchema).mutation(async ({ ctx, input }) => {
    const placement = placementOf(input.into, input.residence);
    orThrow(await approveAccountRequest(ctx.tx, ctx.agent, input.requestId, placement));
  }),
  refuseAccountRequest: agentProcedure.input(refuseAccountRequestSchema).mutation(async ({ ctx, input }) => {
    orThrow(await refuseAccountRequest(ctx.tx, ctx.agent, input.requestId, input.reason));
  }),
});

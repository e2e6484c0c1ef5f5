import "server-only";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError, z } from "zod";
import { withCityOrRollback } from "@/server/db/tenant-tx";
import { type FamilyRight, type Membership, membershipsOf, priceSightOf, visibilityOf } from "@/server/families";
import type { AgentRight, LiveSession } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { findCityBySlug } from "@/server/tenancy";
import { noteRefusal } from "./access-refused";
import type { RequestContext } from "./context";
import { type DomainText, domainText } from "./domain-messages";
import { DomainFailure } from "./failure";
import { sessionOf } from "./reading";

/** What is said of a procedure that is not like the others. */
interface ProcedureMeta {
  /** How long its transaction may last, in milliseconds: it changes as many rows as a town has families. */
  readonly limitMs?: number;
}

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const domain: DomainText | undefined =
        error.cause instanceof DomainFailure ? domainText(error.cause.detail) : undefined;
      const fields = error.cause instanceof ZodError ? z.flattenError(error.cause).fieldErrors : undefined;
      const ours = error.code === "INTERNAL_SERVER_ERROR";
      return {
        ...shape,
        message: ours ? "internal" : shape.message,
        data: { code: error.code, httpStatus: shape.data.httpStatus, domain, fields, reference: ctx?.requestId },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Needs nothing, knows nothing. Almost no procedure is here. */
export const publicProcedure = t.procedure.use(async ({ next, ctx, path }) => {
  const result = await next();
  if (!result.ok) noteRefusal(path, ctx, result.error);
  if (!result.ok && result.error.code === "INTERNAL_SERVER_ERROR") {
    logger.error({ path, request: ctx.requestId, err: result.error.cause ?? result.error }, "procedure failed");
  }
  return result;
});

function notFound(): TRPCError {
  return new TRPCError({ code: "NOT_FOUND" });
}

/**
 * A city, one transaction that sees only this city, and the session if there is one. A failed procedure rolls its
 * transaction back, whatever it wrote before.
 */
export const cityProcedure = publicProcedure.use(async ({ ctx, next, type, path, meta }) => {
  const { reading } = ctx;
  if (reading) {
    if (type !== "query") throw new Error(`${path} changes something: it is not for a transaction of reads`);
    return next({ ctx: { city: reading.city, tx: reading.tx, session: reading.session } });
  }
  const city = ctx.citySlug ? await findCityBySlug(ctx.citySlug) : undefined;
  if (!city) throw notFound();
  return withCityOrRollback(
    { cityId: city.id, actor: "anonymous", request: ctx.requestId },
    async (tx) => {
      const session = await sessionOf(tx, ctx);
      return next({ ctx: { city, tx, session } });
    },
    (result) => !result.ok,
    meta?.limitMs,
  );
});

/** Somebody logged in, even if they must still change a password or be attached to a dossier. */
export const accountProcedure = cityProcedure.use(async ({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { session: ctx.session } });
});

/** @throws TRPCError unless it is a parent who is in order: active, with a password of their own. */
export function requireParent(session: LiveSession): void {
  if (session.accountKind !== "parent") throw notFound();
  if (session.mustChangePassword) throw new TRPCError({ code: "FORBIDDEN", message: "PasswordMustChange" });
}

/** A parent who is in order. */
export const parentProcedure = accountProcedure.use(async ({ ctx, next }) => {
  requireParent(ctx.session);
  const memberships = await (ctx.reading?.memberships() ?? membershipsOf(ctx.tx, ctx.session.accountId));
  return next({ ctx: { memberships } });
});

function chosenMembership(memberships: readonly Membership[], familyId: string | null): Membership | undefined {
  return memberships.find((membership) => membership.familyId === familyId) ?? memberships[0];
}

/** The dossier in which a session works. @throws TRPCError when there is none, or not with the right asked. */
export function requireFamily(
  session: LiveSession,
  memberships: readonly Membership[],
  right: FamilyRight,
): Membership {
  const family = chosenMembership(memberships, session.familyId);
  if (!family) throw new TRPCError({ code: "FORBIDDEN", message: "NoFamilyYet" });
  if (!family.rights.includes(right)) throw new TRPCError({ code: "FORBIDDEN", message: "RightMissing" });
  return family;
}

/** @throws TRPCError unless this adult holds the household: others never learn its address, documents or history. */
export function requireHousehold(family: Membership): void {
  if (!visibilityOf(family).household) throw new TRPCError({ code: "FORBIDDEN", message: "RightMissing" });
}

/**
 * A parent in their dossier, with the right asked. The dossier comes from the session, never from the input, so
 * that no id of a family can be forged.
 */
export function familyWith(right: FamilyRight) {
  return parentProcedure.use(async ({ ctx, next }) => {
    return next({ ctx: { family: requireFamily(ctx.session, ctx.memberships, right) } });
  });
}

export const familyProcedure = familyWith("view");

/** The dossier of an adult who may know what it owes. @throws TRPCError when there is none, or they may not. */
export function requireAmounts(session: LiveSession, memberships: readonly Membership[]): Membership {
  const family = chosenMembership(memberships, session.familyId);
  if (!family) throw new TRPCError({ code: "FORBIDDEN", message: "NoFamilyYet" });
  if (!priceSightOf(family).amounts) throw new TRPCError({ code: "FORBIDDEN", message: "RightMissing" });
  return family;
}

/** An adult who may know what the dossier owes: one who holds the household, or pays for it (docs/adr/0011). */
export const payingProcedure = parentProcedure.use(async ({ ctx, next }) => {
  return next({ ctx: { family: requireAmounts(ctx.session, ctx.memberships) } });
});

/** An adult who holds the household, with the right asked. */
export function householdWith(right: FamilyRight) {
  return familyWith(right).use(async ({ ctx, next }) => {
    requireHousehold(ctx.family);
    return next();
  });
}

/** @throws TRPCError unless it is an agent who is in order: active, with a second factor. */
function requireAgent(session: LiveSession): void {
  if (session.accountKind !== "agent") throw notFound();
  if (session.mustChangePassword) throw new TRPCError({ code: "FORBIDDEN", message: "PasswordMustChange" });
  if (session.mustSetUpTotp) throw new TRPCError({ code: "FORBIDDEN", message: "TotpMustBeSetUp" });
}

/** @throws TRPCError unless it is an agent in order who has the right asked: else the answer is that of no page. */
export function requireAgentRight(session: LiveSession, right: AgentRight): void {
  requireAgent(session);
  if (!session.rights.includes(right)) throw notFound();
}

/** An agent who passed the second factor (A6). */
export const agentProcedure = accountProcedure.use(async ({ ctx, next }) => {
  requireAgent(ctx.session);
  return next();
});

/** An agent with one right more. Without it, the answer is that of a page that does not exist. */
export function agentWith(right: AgentRight) {
  return agentProcedure.use(async ({ ctx, next }) => {
    requireAgentRight(ctx.session, right);
    return next();
  });
}

import "server-only";
import { TRPCError } from "@trpc/server";
import * as z from "zod";
import { accountDoorProcedure, doorProcedure } from "@/server/api/door";
import { orThrow } from "@/server/api/failure";
import { accountProcedure, agentWith, cityProcedure, router } from "@/server/api/trpc";
import { safeReturnPath } from "./domain/return-path";
import type { LiveSession } from "./domain/session";
import { ownLogins, ownSessions } from "./queries/own-access";
import { secondFactorStep } from "./queries/second-factor-setup";
import {
  askRecoverySchema,
  changePasswordSchema,
  closeSessionSchema,
  logInSchema,
  recoverPasswordSchema,
  resetSecondFactorSchema,
  secondFactorSchema,
  unlinkLoginSchema,
} from "./schemas";
import { askRecovery } from "./use-cases/ask-recovery";
import { changePassword, ownPassword } from "./use-cases/change-password";
import { type Entered, logIn } from "./use-cases/log-in";
import { closeOtherSessions, closeOwnSession, unlinkLogin } from "./use-cases/manage-access";
import { passSecondFactor } from "./use-cases/pass-second-factor";
import { recoverPassword, recoveryLinkLives } from "./use-cases/recover-password";
import { resetSecondFactor } from "./use-cases/reset-second-factor";

/** The page that comes first after a password, without the city's base. */
function pathAfter(next: Entered["next"], home: string, suite: string | undefined): string {
  const wanted = safeReturnPath(suite, home);
  if (next === "password") return "/connexion/mot-de-passe";
  if (next === "space") return wanted;
  return `/agents/connexion/second-facteur${wanted === home ? "" : `?suite=${encodeURIComponent(wanted)}`}`;
}

const homeOf = (session: LiveSession) => (session.accountKind === "agent" ? "/agents" : "/famille");

const logInAs = (kind: "parent" | "agent", home: string) =>
  doorProcedure.input(logInSchema).mutation(async ({ ctx, input }) => {
    const { login, password, suite } = input;
    const { sessionId, next } = orThrow(await logIn(ctx.door, { login, password, kind }));
    await ctx.browser?.keep(sessionId);
    return { goTo: ctx.base + pathAfter(next, home, suite) };
  });

/** An agent who has set up a second factor may change nothing before having passed it. */
const ownPasswordProcedure = accountDoorProcedure.use(async ({ ctx, next }) => {
  const own = await ownPassword(ctx.door, ctx.session);
  if (!own) throw new TRPCError({ code: "NOT_FOUND" });
  if (own.halfway) throw new TRPCError({ code: "FORBIDDEN", message: "TotpMustBeSetUp" });
  return next({ ctx: { login: own.login } });
});

/** Somebody who has gone through the whole login, second factor and password included. */
const settledProcedure = accountProcedure.use(({ ctx, next }) => {
  if (ctx.session.mustChangePassword) throw new TRPCError({ code: "FORBIDDEN", message: "PasswordMustChange" });
  if (ctx.session.mustSetUpTotp) throw new TRPCError({ code: "FORBIDDEN", message: "TotpMustBeSetUp" });
  return next();
});

export const identityRouter = router({
  logIn: logInAs("parent", "/famille"),
  logInAgent: logInAs("agent", "/agents"),

  secondFactor: accountProcedure.query(async ({ ctx }) => {
    const step = ctx.session.mustSetUpTotp ? await secondFactorStep(ctx.tx, ctx.city, ctx.session) : undefined;
    if (!step) throw new TRPCError({ code: "NOT_FOUND" });
    return step;
  }),
  passSecondFactor: accountDoorProcedure.input(secondFactorSchema).mutation(async ({ ctx, input }) => {
    if (!ctx.session.mustSetUpTotp) throw new TRPCError({ code: "NOT_FOUND" });
    const sessionId = orThrow(await passSecondFactor(ctx.door, ctx.session, input.code));
    await ctx.browser?.keep(sessionId);
    return { goTo: ctx.base + safeReturnPath(input.suite, "/agents") };
  }),
  resetSecondFactor: agentWith("parametres.gerer")
    .input(resetSecondFactorSchema)
    .mutation(async ({ ctx, input }) => {
      orThrow(await resetSecondFactor(ctx.tx, input.accountId, ctx.clock.now()));
    }),

  ownPassword: ownPasswordProcedure.query(({ ctx }) => ({
    login: ctx.login,
    mustChange: ctx.session.mustChangePassword,
  })),
  changePassword: ownPasswordProcedure.input(changePasswordSchema).mutation(async ({ ctx, input }) => {
    const sessionId = orThrow(await changePassword(ctx.door, ctx.session, input));
    await ctx.browser?.keep(sessionId);
    return { goTo: ctx.base + homeOf(ctx.session) };
  }),
  askRecovery: doorProcedure.input(askRecoverySchema).mutation(async ({ ctx, input }) => {
    orThrow(await askRecovery(ctx.door, input.login));
  }),
  recoveryLink: doorProcedure
    .input(z.strictObject({ token: z.string().max(100) }))
    .query(async ({ ctx, input }) => ({ lives: await recoveryLinkLives(ctx.door, input.token) })),
  recoverPassword: doorProcedure.input(recoverPasswordSchema).mutation(async ({ ctx, input }) => {
    const { secretToken: token, newPassword } = input;
    const kind = orThrow(await recoverPassword(ctx.door, { token, newPassword }));
    return { goTo: `${ctx.base}${kind === "agent" ? "/agents" : ""}/connexion?fait=mot-de-passe` };
  }),

  /** Who is here, for a header or a page that differs once logged in; null for nobody. */
  /** `owesCode`: the password alone was given, and the second factor is still asked. */
  whoAmI: cityProcedure.query(({ ctx: { session } }) =>
    session ? { kind: session.accountKind, displayName: session.displayName, owesCode: session.mustSetUpTotp } : null,
  ),
  /** The sessions and ways in of whoever is logged in (A8). */
  ownAccess: settledProcedure.query(async ({ ctx }) => ({
    displayName: ctx.session.displayName,
    email: ctx.session.email,
    sessions: await ownSessions(ctx.tx, ctx.session, ctx.clock.now()),
    logins: await ownLogins(ctx.tx, ctx.session.accountId),
  })),
  closeSession: settledProcedure.input(closeSessionSchema).mutation(async ({ ctx, input }) => {
    orThrow(await closeOwnSession(ctx.tx, ctx.session.accountId, input.sessionId, ctx.clock.now()));
    if (input.sessionId === ctx.session.id) await ctx.browser?.forget();
  }),
  closeOtherSessions: settledProcedure.mutation(async ({ ctx }) => {
    await closeOtherSessions(ctx.tx, ctx.session, ctx.clock.now());
  }),
  unlinkLogin: settledProcedure.input(unlinkLoginSchema).mutation(async ({ ctx, input }) => {
    orThrow(await unlinkLogin(ctx.tx, ctx.session, input.identityId, ctx.clock.now()));
  }),
});

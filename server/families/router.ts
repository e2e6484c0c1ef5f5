import "server-only";
import { orThrow } from "@/server/api/failure";
import { familyProcedure, householdWith, parentProcedure, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { changesRouter } from "./changes-router";
import { contactsRouter } from "./contacts-router";
import { deskRouter } from "./desk-router";
import { familyChoice } from "./domain/family-choice";
import { visibilityOf } from "./domain/visibility";
import { formerIdentityRouter } from "./former-identity-router";
import { healthRouter } from "./health-router";
import { listChildren } from "./queries/children";
import { readDossier } from "./queries/dossier";
import { ownHistory, ownHistoryPages } from "./queries/history";
import { readHousehold } from "./queries/household";
import { quotientRouter } from "./quotient-router";
import { chooseDietSchema, chooseFamilySchema, ownHistorySchema } from "./schemas";
import { staffFamiliesRouter } from "./staff-router";
import { chooseDiet } from "./use-cases/choose-diet";
import { chooseFamily } from "./use-cases/choose-family";

/** The dossier: what a family reads and asks of it (D1–D13). */
export const familiesRouter = router({
  /** Who is logged in, in which dossier, and what they may see: what every page of the parents' space begins with. */
  shell: parentProcedure.query(({ ctx }) => ({
    displayName: ctx.session.displayName,
    ...familyChoice(ctx.memberships, ctx.session.familyId),
  })),

  choose: parentProcedure
    .input(chooseFamilySchema)
    .mutation(async ({ ctx, input }) =>
      orThrow(await chooseFamily(ctx.tx, { id: ctx.session.id, memberships: ctx.memberships }, input.familyId)),
    ),

  dossier: familyProcedure.query(({ ctx }) =>
    readDossier(ctx.tx, ctx.family, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),

  /** The children of the dossier, eldest first, for the home page and the forms. */
  children: familyProcedure.query(({ ctx }) =>
    listChildren(ctx.tx, ctx.family.familyId, {
      household: visibilityOf(ctx.family).household,
      today: dayOf(ctx.clock.now(), ctx.city.timezone),
    }),
  ),

  chooseDiet: householdWith("edit")
    .input(chooseDietSchema)
    .mutation(async ({ ctx, input }) => orThrow(await chooseDiet(ctx.tx, { family: ctx.family, ...input }))),

  history: familyProcedure
    .input(ownHistorySchema.optional())
    .query(({ ctx, input }) => ownHistory(ctx.tx, ctx.family, input?.page)),

  historyPages: familyProcedure.query(({ ctx }) => ownHistoryPages(ctx.tx, ctx.family)),

  /** What the form of the household's address starts from. */
  household: householdWith("view").query(({ ctx }) =>
    readHousehold(ctx.tx, ctx.family.familyId, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),

  changes: changesRouter,
  contacts: contactsRouter,
  desk: deskRouter,
  formerIdentity: formerIdentityRouter,
  health: healthRouter,
  quotient: quotientRouter,
  staff: staffFamiliesRouter,
});

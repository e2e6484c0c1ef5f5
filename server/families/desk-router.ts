import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { err, ok } from "@/server/platform/result";
import type { DeskError } from "./desk-errors";
import {
  addAdultSchema,
  addChildSchema,
  deskAdultSchema,
  deskChildSchema,
  deskFamilySchema,
  editAdultSchema,
  editChildSchema,
  editHouseholdSchema,
} from "./desk-schemas";
import { adultForm, childForm, dossierTitle, householdForm, newChildForm } from "./queries/desk-forms";
import { addAdult } from "./use-cases/add-adult";
import { addChild } from "./use-cases/add-child";
import { editAdult } from "./use-cases/edit-adult";
import { editChild } from "./use-cases/edit-child";
import { editHousehold } from "./use-cases/edit-household";

const deskProcedure = agentWith("familles.modifier").use(({ ctx, next }) => {
  const { city, clock, session } = ctx;
  return next({ ctx: { desk: { city, clock, agentId: session.accountId } } });
});

function found<T>(value: T | undefined, tag: DeskError["tag"]): T {
  return orThrow(value === undefined ? err({ tag }) : ok(value));
}

/** What agents change in a dossier, and what each form starts from (D1–D6, A5). */
export const deskRouter = router({
  family: deskProcedure
    .input(deskFamilySchema)
    .query(async ({ ctx, input }) => found(await dossierTitle(ctx.tx, input.familyId), "DeskFamilyNotFound")),
  newChild: deskProcedure
    .input(deskFamilySchema)
    .query(async ({ ctx, input }) => found(await newChildForm(ctx.tx, input.familyId), "DeskFamilyNotFound")),
  child: deskProcedure
    .input(deskChildSchema)
    .query(async ({ ctx, input }) =>
      found(await childForm(ctx.tx, input.familyId, input.childId), "DeskChildNotFound"),
    ),
  adult: deskProcedure
    .input(deskAdultSchema)
    .query(async ({ ctx, input }) =>
      found(await adultForm(ctx.tx, input.familyId, input.personId), "DeskAdultNotFound"),
    ),
  household: deskProcedure
    .input(deskFamilySchema)
    .query(async ({ ctx, input }) => found(await householdForm(ctx.tx, input.familyId), "DeskFamilyNotFound")),

  addChild: deskProcedure
    .input(addChildSchema)
    .mutation(async ({ ctx, input }) => orThrow(await addChild(ctx.tx, ctx.desk, input))),
  editChild: deskProcedure
    .input(editChildSchema)
    .mutation(async ({ ctx, input }) => orThrow(await editChild(ctx.tx, ctx.desk, input))),
  addAdult: deskProcedure
    .input(addAdultSchema)
    .mutation(async ({ ctx, input }) => orThrow(await addAdult(ctx.tx, ctx.desk, input))),
  editAdult: deskProcedure
    .input(editAdultSchema)
    .mutation(async ({ ctx, input }) => orThrow(await editAdult(ctx.tx, ctx.desk, input))),
  editHousehold: deskProcedure
    .input(editHouseholdSchema)
    .mutation(async ({ ctx, input }) => orThrow(await editHousehold(ctx.tx, ctx.desk, input))),
});

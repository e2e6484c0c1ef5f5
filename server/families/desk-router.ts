import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { err, ok } from "@/server/platform/result";
import { removeContactSchema, saveContactSchema } from "./contact-schemas";
import { liveInvitation } from "./data/invitations";
import type { DeskError } from "./desk-errors";
import {
  addAdultSchema,
  addChildSchema,
  decideAccessSchema,
  deskAdultSchema,
  deskChildSchema,
  deskFamilySchema,
  editAdultSchema,
  editChildSchema,
  editHouseholdSchema,
  openAccountSchema,
  prepareCodeSchema,
  removeLoginSchema,
} from "./desk-schemas";
import { deskContacts } from "./queries/contact-forms";
import { adultForm, childForm, dossierTitle, householdForm, newChildForm } from "./queries/desk-forms";
import { onlineAccess } from "./queries/online-access";
import { addAdult } from "./use-cases/add-adult";
import { addChild } from "./use-cases/add-child";
import { decideAccess, removeLogin } from "./use-cases/decide-access";
import { editAdult } from "./use-cases/edit-adult";
import { editChild } from "./use-cases/edit-child";
import { editHousehold } from "./use-cases/edit-household";
import { openDeskAccount } from "./use-cases/open-desk-account";
import { prepareCode } from "./use-cases/prepare-code";
import { removeContact, saveContact } from "./use-cases/save-contact";

const deskProcedure = agentWith("familles.modifier").use(({ ctx, next }) => {
  const { city, clock, session } = ctx;
  return next({ ctx: { desk: { city, clock, agentId: session.accountId } } });
});

/** Who opens accounts answers requests for them too (A3). */
const accessProcedure = deskProcedure.use(({ ctx, next }) => {
  if (!ctx.session.rights.includes("demandes.traiter")) throw new TRPCError({ code: "NOT_FOUND" });
  return next();
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
      found(await childForm(ctx.tx, input, dayOf(ctx.clock.now(), ctx.city.timezone)), "DeskChildNotFound"),
    ),
  adult: deskProcedure
    .input(deskAdultSchema)
    .query(async ({ ctx, input }) =>
      found(await adultForm(ctx.tx, input.familyId, input.personId), "DeskAdultNotFound"),
    ),
  household: deskProcedure.input(deskFamilySchema).query(async ({ ctx, input }) => {
    const today = dayOf(ctx.clock.now(), ctx.city.timezone);
    return found(await householdForm(ctx.tx, input.familyId, today), "DeskFamilyNotFound");
  }),

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
  openAccount: accessProcedure
    .input(openAccountSchema)
    .mutation(async ({ ctx, input }) => orThrow(await openDeskAccount(ctx.tx, ctx.desk, input))),
  prepareCode: accessProcedure
    .input(prepareCodeSchema)
    .mutation(async ({ ctx, input }) => orThrow(await prepareCode(ctx.tx, ctx.desk, input))),
  /** The live code of an adult, for whoever prints it. */
  code: accessProcedure.input(deskAdultSchema).query(async ({ ctx, input }) => {
    const form = found(await adultForm(ctx.tx, input.familyId, input.personId), "DeskAdultNotFound");
    const live = await liveInvitation(ctx.tx, ctx.city.id, input, ctx.clock.now());
    return { family: form.family, name: form.name, ...found(live, "InvitationNotFound") };
  }),
  /** The ways in of an adult, for whoever takes one away. */
  access: accessProcedure
    .input(deskAdultSchema)
    .query(async ({ ctx, input }) =>
      found(await onlineAccess(ctx.tx, input.familyId, input.personId), "DeskAdultNotFound"),
    ),
  removeLogin: accessProcedure
    .input(removeLoginSchema)
    .mutation(async ({ ctx, input }) => orThrow(await removeLogin(ctx.tx, ctx.desk, input))),
  decideAccess: accessProcedure
    .input(decideAccessSchema)
    .mutation(async ({ ctx, input }) => orThrow(await decideAccess(ctx.tx, ctx.desk, input))),
  contacts: deskProcedure
    .input(deskChildSchema)
    .query(async ({ ctx, input }) =>
      found(await deskContacts(ctx.tx, input.familyId, input.childId), "DeskChildNotFound"),
    ),
  saveContact: deskProcedure
    .input(saveContactSchema)
    .mutation(async ({ ctx, input }) => orThrow(await saveContact(ctx.tx, ctx.desk, input))),
  removeContact: deskProcedure
    .input(removeContactSchema)
    .mutation(async ({ ctx, input }) => orThrow(await removeContact(ctx.tx, ctx.desk, input))),
  editHousehold: deskProcedure
    .input(editHouseholdSchema)
    .mutation(async ({ ctx, input }) => orThrow(await editHousehold(ctx.tx, ctx.desk, input))),
});

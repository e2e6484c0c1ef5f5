import "server-only";
import { orThrow } from "@/server/api/failure";
import { householdWith, router } from "@/server/api/trpc";
import { err, ok } from "@/server/platform/result";
import { askContactRemovalSchema, askContactSchema } from "./contact-schemas";
import { ownContacts } from "./queries/contact-forms";
import { childIdSchema } from "./schemas";
import { askContact, type ContactAsked } from "./use-cases/ask-contact";

/** Who changes contacts holds the household and may change its dossier. */
const contactsProcedure = householdWith("edit").use(({ ctx, next }) => {
  const { city, clock, session, family } = ctx;
  const { familyId, personId } = family;
  return next({ ctx: { asker: { city, clock, familyId, personId, accountId: session.accountId } } });
});

/** The people to call for a child, or who may come for it, as the household names them (D7, D13). */
export const contactsRouter = router({
  form: contactsProcedure.input(childIdSchema).query(async ({ ctx, input }) => {
    const atOnce = ctx.city.settings.appliedAtOnce.includes("contact");
    const form = await ownContacts(ctx.tx, ctx.family.familyId, input.childId, atOnce);
    return orThrow(form ? ok(form) : err({ tag: "ChildNotFound" }));
  }),

  ask: contactsProcedure.input(askContactSchema).mutation(async ({ ctx, input }) => {
    const { childId, contactId, version, otherPhone, ...who } = input;
    const wanted = { ...who, otherPhone: otherPhone ?? "" };
    const asked: ContactAsked = { ...ctx.asker, childId, contactId, version, wanted };
    return orThrow(await askContact(ctx.tx, asked));
  }),

  askRemoval: contactsProcedure
    .input(askContactRemovalSchema)
    .mutation(async ({ ctx, input }) => orThrow(await askContact(ctx.tx, { ...ctx.asker, ...input, wanted: null }))),
});

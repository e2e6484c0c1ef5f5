import "server-only";
import { TRPCError } from "@trpc/server";
import type { Temporal } from "temporal-polyfill";
import { orThrow } from "@/server/api/failure";
import { familyDoorWith } from "@/server/api/family-door";
import { found } from "@/server/api/found";
import { cityProcedure, familyProcedure, familyWith, router } from "@/server/api/trpc";
import type { Tx } from "@/server/db/tenant-tx";
import { type Membership, priceSightOf } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { closingRouter } from "./closing-router";
import { findFamilyDraft } from "./data/drafts";
import { entryWithSiblings } from "./data/entries";
import { actByLink, offerOfToken } from "./data/offer-token";
import { bookingDeskRouter } from "./desk-router";
import { enrolmentRouter } from "./enrolment-router";
import { openingsRouter } from "./openings-router";
import { placesRouter } from "./places-router";
import { readHistory } from "./queries/history";
import { readMonth } from "./queries/month";
import { readOffer } from "./queries/offer-view";
import { readRecap } from "./queries/recap";
import { readResultView } from "./queries/result-view";
import { readWaitlist } from "./queries/waitlist";
import { readWeek } from "./queries/week";
import { readWeekForm } from "./queries/week-form";
import {
  answerEntrySchema,
  answerOfferSchema,
  confirmSchema,
  draftSchema,
  entrySchema,
  historySchema,
  makeDraftSchema,
  makeWeeklyDraftSchema,
  monthSchema,
  offerTokenSchema,
  weekFormSchema,
} from "./schemas";
import { acceptOffer, declineOffer, type Offer } from "./use-cases/answer-offer";
import { confirmDraft } from "./use-cases/confirm-draft";
import { leaveWaitlist } from "./use-cases/leave-waitlist";
import { makeDraft } from "./use-cases/make-draft";
import { makeWeeklyDraft } from "./use-cases/make-weekly-draft";

const booker = familyWith("book");

interface FamilyContext {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly family: Membership;
  readonly session: { readonly accountId: string };
  readonly clock: { now(): Temporal.Instant };
}

function scopeOf({ tx, city, family, session, clock }: FamilyContext) {
  const { familyId, rights } = family;
  const who = { familyId, accountId: session.accountId, canBook: rights.includes("book"), sight: priceSightOf(family) };
  return { tx, city, now: clock.now(), ...who };
}

async function familyOffer(tx: Tx, entryId: string, familyId: string): Promise<Offer> {
  const [entry, ...siblings] = await entryWithSiblings(tx, entryId);
  if (entry?.familyId !== familyId) throw new TRPCError({ code: "NOT_FOUND" });
  return [entry, ...siblings];
}

/** Booking, seen by a family; and the offer of a mail's link, which needs no login (B1–B5, C3–C6). */
export const bookingRouter = router({
  desk: bookingDeskRouter,
  enrolment: enrolmentRouter,
  openings: openingsRouter,
  places: placesRouter,
  closing: closingRouter,

  month: familyProcedure
    .input(monthSchema)
    .query(async ({ ctx, input }) => found(await readMonth(scopeOf(ctx), input))),

  /** What is booked this week, for the family's home page. */
  week: familyProcedure.query(({ ctx }) =>
    readWeek({ ...ctx, familyId: ctx.family.familyId }, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),

  weekForm: booker
    .input(weekFormSchema)
    .query(async ({ ctx, input }) => found(await readWeekForm(scopeOf(ctx), input.activity))),

  makeDraft: booker
    .input(makeDraftSchema)
    .mutation(async ({ ctx, input }) => orThrow(await makeDraft(scopeOf(ctx), input))),

  makeWeeklyDraft: booker
    .input(makeWeeklyDraftSchema)
    .mutation(async ({ ctx, input }) => orThrow(await makeWeeklyDraft(scopeOf(ctx), input))),

  recap: booker.input(draftSchema).query(async ({ ctx, input }) => {
    const draft = found(await findFamilyDraft(ctx.tx, input.draft, ctx.family.familyId));
    return found(await readRecap(scopeOf(ctx), draft));
  }),

  confirm: familyDoorWith("book")
    .input(confirmSchema)
    .mutation(async ({ ctx, input }) => {
      const { scope, city, family, session, door } = ctx;
      const { familyId } = family;
      const who = { scope, familyId, accountId: session.accountId, sight: priceSightOf(family) };
      return orThrow(await confirmDraft({ ...who, city, now: door.clock.now() }, input));
    }),

  result: familyProcedure.input(draftSchema).query(async ({ ctx, input }) => {
    const draft = found(await findFamilyDraft(ctx.tx, input.draft, ctx.family.familyId));
    return found(draft.confirmed ? await readResultView(ctx.tx, draft, priceSightOf(ctx.family)) : undefined);
  }),

  history: familyProcedure.input(historySchema).query(({ ctx, input }) => readHistory(scopeOf(ctx), input.page)),

  waitlist: familyProcedure.query(({ ctx }) => readWaitlist(scopeOf(ctx))),

  answerOffer: booker.input(answerEntrySchema).mutation(async ({ ctx, input }) => {
    const offer = await familyOffer(ctx.tx, input.entry, ctx.family.familyId);
    const answer = input.answer === "accept" ? acceptOffer : declineOffer;
    const { city, clock } = ctx;
    return { ...orThrow(await answer({ ...scopeOf(ctx), city, clock }, offer)), answer: input.answer };
  }),

  leaveWaitlist: booker
    .input(entrySchema)
    .mutation(async ({ ctx, input }) => orThrow(await leaveWaitlist(scopeOf(ctx), input.entry))),

  offerByLink: cityProcedure.input(offerTokenSchema).query(async ({ ctx, input }) => {
    const offer = found(await offerOfToken(ctx.tx, ctx.city.id, input.token));
    return readOffer({ tx: ctx.tx, city: ctx.city, now: ctx.clock.now() }, offer);
  }),

  answerOfferByLink: cityProcedure.input(answerOfferSchema).mutation(async ({ ctx, input }) => {
    const { tx, city, clock } = ctx;
    const offer = found(await offerOfToken(tx, city.id, input.token));
    await actByLink(tx, offer[0].id);
    const answer = input.answer === "accept" ? acceptOffer : declineOffer;
    orThrow(await answer({ tx, city, clock, now: clock.now(), accountId: null }, offer));
    return { token: input.token };
  }),
});

import type { Coverage } from "./covered";
import { forgedLink } from "./forged-link";

export const BOOKING: Coverage = {
  "booking.month": { access: "parent", input: (_, { activityId }) => ({ month: "2026-12", activity: activityId }) },
  "booking.week": { access: "parent" },
  "booking.weekForm": { access: "parent", input: (_, { activityId }) => ({ activity: activityId }) },
  "booking.makeDraft": {
    access: "parent",
    input: ({ childId }, { activityId }) => ({
      activity: activityId,
      month: "2026-12",
      base: "",
      wanted: [`${childId}.2026-12-03`],
    }),
  },
  "booking.makeWeeklyDraft": {
    access: "parent",
    input: ({ childId }, { activityId }) => ({
      activity: activityId,
      from: "2026-12-01",
      to: "2026-12-18",
      days: [`${childId}.4`],
      rhythms: [`${childId}.every`],
      mode: "add",
    }),
  },
  "booking.recap": { access: "parent", input: ({ openDraftId }) => ({ draft: openDraftId }) },
  "booking.confirm": { access: "parent", input: ({ openDraftId, seen }) => ({ draft: openDraftId, seen }) },
  "booking.result": { access: "parent", input: ({ confirmedDraftId }) => ({ draft: confirmedDraftId }) },
  "booking.history": { access: "parent", input: () => ({ page: 0 }) },
  "booking.waitlist": { access: "parent" },
  "booking.answerOffer": {
    access: "parent",
    input: ({ offeredEntryId }) => ({ entry: offeredEntryId, answer: "accept" }),
  },
  "booking.leaveWaitlist": { access: "parent", input: ({ waitingEntryId }) => ({ entry: waitingEntryId }) },
  "booking.offerByLink": {
    access: "public",
    input: ({ offeredEntryId }) => ({ token: forgedLink(offeredEntryId) }),
    rightful: ["NOT_FOUND", "the link is forged: its secret is in the mail only"],
  },
  "booking.answerOfferByLink": {
    access: "public",
    input: ({ offeredEntryId }) => ({ token: forgedLink(offeredEntryId), answer: "accept" }),
    rightful: ["NOT_FOUND", "the link is forged: its secret is in the mail only"],
  },
};

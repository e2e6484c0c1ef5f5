import type { LocalDate } from "@/server/platform/dates";

/**
 * What becomes of a day that is held after the last one of an enrolment, when staff end it: a booking is cancelled free of charge,
 * one that the household itself could no longer cancel so (`late`) too; a place in a queue and an offer end.
 */
export const ENDED_KINDS = ["free", "late", "waiting", "offered"] as const;

/** One day of a recap; `elsewhere`: the other household of the child holds it. */
export interface EndedDay {
  readonly day: LocalDate;
  readonly what: (typeof ENDED_KINDS)[number];
  readonly elsewhere: boolean;
}

/** Who is written to. The addresses of the other household are not shown to who stands at the desk: only how many. */
export interface EndMails {
  readonly own: readonly string[];
  /** Null for a child of one household. */
  readonly elsewhere: number | null;
}

/** A household has asked for an end itself; `answered`: this one is on the day that it asked, or earlier. */
export interface AskedEnd {
  readonly lastDay: LocalDate;
  readonly elsewhere: boolean;
  readonly answered: boolean;
}

/** All that staff do when they end an enrolment (B1). */
export interface DeskEnding {
  readonly firstDay: LocalDate;
  /** As it is until then. */
  readonly formerLastDay: LocalDate;
  readonly lastDay: LocalDate;
  /** In the order of the days. */
  readonly days: readonly EndedDay[];
  /** Requests that wait, by the day that they ask. */
  readonly asked: readonly AskedEnd[];
  readonly mails: EndMails;
}

export interface DeskEndRecap extends DeskEnding {
  readonly firstName: string;
  readonly activityName: string;
  /** Today, where the last day is gone already: what is held until today stays. Else null. */
  readonly keptUntil: LocalDate | null;
  /** All that it says, to be sent back. */
  readonly seen: readonly string[];
}

/** What a recap says, one line for each thing: sent back with it, they tell whether it still holds. */
export function deskEndLines({ firstDay, formerLastDay, lastDay, days, asked, mails }: DeskEnding): string[] {
  return [
    `enrolment ${firstDay} ${formerLastDay} ${lastDay}`,
    ...days.map(({ what, day, elsewhere }) => [what, day, elsewhere ? "other" : "own"].join("|")),
    ...asked.map((request) => `asked ${request.lastDay} ${request.elsewhere ? "other" : "own"}`),
    ...mails.own.map((address) => `mail ${address}`),
    ...(mails.elsewhere === null ? [] : [`mails of the other household ${mails.elsewhere}`]),
  ];
}

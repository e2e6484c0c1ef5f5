/*
 * The short lists of the catalogue that forms offer. Another context may import this file by itself, like the index: a
 * browser that shows a form need not load the whole catalogue.
 */

/** The eight levels of the premier degré, youngest first (S1). */
export const SCHOOL_LEVELS = ["PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2"] as const;
export type SchoolLevel = (typeof SCHOOL_LEVELS)[number];

/** Where a household lives, as its fees have it: in the town, in another of the intercommunalité, elsewhere. */
export const HOME_PLACES = ["commune", "interco", "outside"] as const;
export type HomePlace = (typeof HOME_PLACES)[number];

/** What a window opens: booking days, or enrolling a child in the activity. */
export const OPENING_KINDS = ["booking", "enrolment"] as const;
export type OpeningKind = (typeof OPENING_KINDS)[number];

/** What may let a child pass first on a waiting list (B5): a household of the commune, another child of it who is booked on the day. */
export const QUEUE_CRITERIA = ["commune", "fratrie"] as const;
export type QueueCriterion = (typeof QUEUE_CRITERIA)[number];

import type { LocalDate } from "@/server/platform/dates";

/** What a child holds at a school that it leaves. */
export interface HeldDay {
  readonly familyId: string;
  readonly slotId: string;
  readonly day: LocalDate;
  readonly activityName: string;
  readonly what: "booking" | "offered" | "waiting";
}

/** "2 réservations annulées sans frais": the kinds of a recap, in its order. */
export const HELD_KINDS = ["booking", "offered", "waiting"] as const satisfies ReadonlyArray<HeldDay["what"]>;

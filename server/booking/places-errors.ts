import type { LocalDate } from "@/server/platform/dates";

/** What an agent can cause with the places of an activity and can mend. */
export type PlacesError =
  | { readonly tag: "PlacesActivityNotFound" }
  | { readonly tag: "PlacesSchoolNotFound" }
  /** What has been eaten is counted and billed. */
  | { readonly tag: "PlacesDayPast"; readonly today: LocalDate }
  | { readonly tag: "PlacesPeriodEndsBeforeStart" }
  | {
      readonly tag: "PlacesOutsideActivity";
      readonly field: "from" | "to";
      readonly first: LocalDate;
      readonly last: LocalDate;
    }
  /** `reason` as it ends a sentence, where the one day asked for is closed. */
  | { readonly tag: "PlacesNoOpenDay"; readonly reason: string | null }
  | { readonly tag: "PlacesNotOpenInSchool"; readonly school: string }
  /** Whole schools are meant, and each has its places divided among levels; or levels are, and none has places of theirs. */
  | { readonly tag: "PlacesDividedByLevel" }
  | { readonly tag: "PlacesOfNoSuchLevels" }
  /** Families read today's places as they are. */
  | { readonly tag: "PlacesDivisionTooEarly"; readonly tomorrow: LocalDate }
  /** `level`: the first that the school teaches, whose field the message is about. */
  | { readonly tag: "PlacesWithoutGroup"; readonly level: string }
  | { readonly tag: "PlacesOfNoDayLeft" }
  /** The recap was read, and what it said no longer holds. */
  | { readonly tag: "PlacesNoLongerPossible"; readonly because: PlacesError };

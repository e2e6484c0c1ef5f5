import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { LineOutcome } from "./outcome";

export interface ResultLine {
  readonly firstName: string;
  /** The first of them, where the line stands for several. */
  readonly day: LocalDate;
  /** "jeudi 3 décembre", "du lundi 3 mai au vendredi 2 juillet (34 jours)" */
  readonly days: string;
  readonly tag: LineOutcome["tag"];
  readonly text: string;
}

/** What a confirmed draft did, as its page and its mail say it. */
export interface ResultView {
  readonly draftId: string;
  /** What was done, in one sentence: the title of the page, as the subject of the mail. */
  readonly title: string;
  /** False when nothing could be done. */
  readonly changed: boolean;
  readonly activityId: string;
  readonly activityName: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Who passes first on the waiting lists, in words; null where it is who came first. */
  readonly queueRule: string | null;
  /** Whether the town shows a family its rank. */
  readonly showRank: boolean;
  readonly lines: readonly ResultLine[];
  /** Price of what was booked by this confirmation; null for a reader who may not know amounts. */
  readonly bookedTotal: Cents | null;
  /** Who confirmed is written to as well: an address of theirs is known. */
  readonly mailed: boolean;
}

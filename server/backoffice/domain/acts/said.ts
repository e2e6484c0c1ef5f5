import type { ActDetail } from "./act";
import type { Told } from "./told";

/** What a line says: its verb phrase, and the columns that the phrase says already. */
export interface Said {
  readonly text: string;
  /** "all": the sentence says everything. */
  readonly says?: readonly string[] | "all";
  readonly details?: readonly ActDetail[];
  /** The row becomes what it is: what was empty before it was is not told as a change. */
  readonly isNew?: boolean;
  /** Follows from another line of the act: told only when it stands alone. */
  readonly quiet?: boolean;
}

export type Sentence = (told: Told) => Said;

import type { OpeningEffect } from "./opening-effect";
import type { OpeningWish } from "./opening-wish";

/** A window in words, and where it stands now. */
export interface OpeningLine {
  readonly id: string;
  readonly text: string;
  readonly stage: "before" | "open" | "over";
  /** Children whom it is for, of all those who could be. */
  readonly meant: number;
}

interface OpeningActivity {
  readonly code: string;
  readonly name: string;
}

/** The openings of an activity; an empty list says that all may, always. */
export interface OpeningsView {
  readonly activity: OpeningActivity;
  readonly booking: readonly OpeningLine[];
  readonly enrolment: readonly OpeningLine[];
}

export interface OpeningFormView {
  readonly activity: OpeningActivity & { readonly firstDay: string; readonly lastDay: string };
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  /** What is there, to be changed; null for a new one. */
  readonly known: OpeningWish | null;
}

/** What saving, or removing, would do. */
export interface OpeningRecap {
  readonly activity: OpeningActivity;
  readonly openingId: string | null;
  readonly wish: OpeningWish;
  readonly text: string;
  /** What it replaces, in words; null for a new one. */
  readonly before: string | null;
  /** The other windows of its kind. */
  readonly others: readonly string[];
  readonly effect: OpeningEffect;
  readonly newId: string;
  readonly version: string;
}

/** What is said of a child who was booked: present unless one says otherwise (P4). */
export const MARKS = ["present", "absent_excused", "absent_unexcused"] as const;
export type Mark = (typeof MARKS)[number];

/** What is recorded of a day: an absence of who was booked, or the presence of who was not (P3). */
export const EXCEPTION_KINDS = ["absent_excused", "absent_unexcused", "unbooked"] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

export function isExceptionKind(value: string): value is ExceptionKind {
  return EXCEPTION_KINDS.some((kind) => kind === value);
}

/** Whether a sheet can say this of a child: an absence of who is booked, a presence of who is not. */
export function isSayable(kind: ExceptionKind, { booked }: { readonly booked: boolean }): boolean {
  return booked === (kind !== "unbooked");
}

/**
 * What a sheet shows in its boxes: an absence that is excused after the booking was given up too late is not of it, and
 * stays what it is when the sheet is sent.
 */
export function shownExceptions(
  children: readonly {
    readonly childId: string;
    readonly booked: boolean;
    readonly exception: ExceptionKind | null;
  }[],
): Exceptions {
  return new Map(
    children.flatMap(({ childId, booked, exception }) =>
      exception !== null && isSayable(exception, { booked }) ? [[childId, exception] as const] : [],
    ),
  );
}

/** What a sheet holds of a day, or what somebody wrote on it: the exception of each child who has one. */
export type Exceptions = ReadonlyMap<string, ExceptionKind>;

/** The sheet as it is sent: boxes that are ticked, each with the id of a child. */
export interface WrittenSheet {
  readonly absent: readonly string[];
  readonly excused: readonly string[];
  readonly unbooked: readonly string[];
}

/** Whoever is ticked as excused is absent, whether the other box is ticked or not. */
export function writtenExceptions({ absent, excused, unbooked }: WrittenSheet): Exceptions {
  return new Map<string, ExceptionKind>([
    ...unbooked.map((id) => [id, "unbooked"] as const),
    ...absent.map((id) => [id, "absent_unexcused"] as const),
    ...excused.map((id) => [id, "absent_excused"] as const),
  ]);
}

export interface ExceptionChange {
  readonly childId: string;
  /** Undefined: nothing is said of the child any more. */
  readonly kind: ExceptionKind | undefined;
}

export interface SheetChanges {
  readonly changes: readonly ExceptionChange[];
  /** Children of whom somebody else wrote something else meanwhile: nothing is overwritten in silence. */
  readonly moved: readonly string[];
}

/**
 * What a sheet that was sent changes. `shown` is what the page showed, `present` what the base holds now. A child whom
 * the sheet leaves as it was shown keeps what the base says.
 */
export function sheetChanges(shown: Exceptions, written: Exceptions, present: Exceptions): SheetChanges {
  const children = new Set([...shown.keys(), ...written.keys()]);
  const changes: ExceptionChange[] = [];
  const moved: string[] = [];
  for (const childId of children) {
    const wanted = written.get(childId);
    const now = present.get(childId);
    if (wanted === shown.get(childId) || wanted === now) continue;
    if (now !== shown.get(childId)) moved.push(childId);
    else changes.push({ childId, kind: wanted });
  }
  return { changes, moved };
}

const SEPARATOR = ".";

/** What the page showed, in one hidden input: `<child>.<kind>` joined by spaces. */
export function exceptionsAsText(exceptions: Exceptions): string {
  return [...exceptions].map(([childId, kind]) => `${childId}${SEPARATOR}${kind}`).join(" ");
}

/** The way back. What cannot be read is left out: it then counts as moved, and nothing is overwritten. */
export function exceptionsOfText(parts: readonly string[]): Exceptions {
  return new Map(
    parts.flatMap((part): (readonly [string, ExceptionKind])[] => {
      const [childId = "", kind = ""] = part.split(SEPARATOR);
      return isExceptionKind(kind) ? [[childId, kind]] : [];
    }),
  );
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  EXCEPTION_KINDS,
  type ExceptionKind,
  type Exceptions,
  exceptionsAsText,
  exceptionsOfText,
  sheetChanges,
  shownExceptions,
  writtenExceptions,
} from "./attendance";

const of = (entries: Record<string, ExceptionKind>): Exceptions => new Map(Object.entries(entries));

describe("what a sheet writes", () => {
  it("counts an excused child as absent, with or without the other box", () => {
    expect(writtenExceptions({ absent: ["a", "b"], excused: ["b", "c"], unbooked: ["d"] })).toEqual(
      of({ a: "absent_unexcused", b: "absent_excused", c: "absent_excused", d: "unbooked" }),
    );
  });
});

describe("what a sheet shows in its boxes", () => {
  it("is what they can say: no absence of who is not booked, no presence without booking of who is", () => {
    const child = (childId: string, booked: boolean, exception: ExceptionKind | null) => ({
      childId,
      booked,
      exception,
    });
    const shown = shownExceptions([
      child("a", true, "absent_excused"),
      child("b", false, "absent_excused"),
      child("c", false, "unbooked"),
      child("d", true, "unbooked"),
      child("e", true, null),
    ]);
    expect(shown).toEqual(of({ a: "absent_excused", c: "unbooked" }));
  });
});

describe("what a sheet changes", () => {
  it.each([
    ["nothing when left as shown", { a: "absent_excused" }, { a: "absent_excused" }, { a: "absent_excused" }, [], []],
    ["an absence that is added", {}, { a: "absent_unexcused" }, {}, [["a", "absent_unexcused"]], []],
    ["an absence that is taken back", { a: "absent_excused" }, {}, { a: "absent_excused" }, [["a", undefined]], []],
    ["nothing that somebody wrote the same", {}, { a: "unbooked" }, { a: "unbooked" }, [], []],
    ["nothing that somebody else wrote otherwise", {}, { a: "absent_excused" }, { a: "absent_unexcused" }, [], ["a"]],
    ["nothing that somebody else added to what was left alone", {}, {}, { a: "absent_excused" }, [], []],
  ] as const)("%s", (_, shown, written, present, changes, moved) => {
    const result = sheetChanges(of(shown), of(written), of(present));
    expect(result.changes.map(({ childId, kind }) => [childId, kind])).toEqual(changes);
    expect(result.moved).toEqual(moved);
  });
});

const anyExceptions = fc
  .dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...EXCEPTION_KINDS))
  .map((entries) => new Map(Object.entries(entries)));

describe("whatever two people write", () => {
  it("is what the last one wanted, or is told as moved: never lost in silence", () => {
    fc.assert(
      fc.property(anyExceptions, anyExceptions, anyExceptions, (shown, written, present) => {
        const { changes, moved } = sheetChanges(shown, written, present);
        const after = new Map(present);
        for (const { childId, kind } of changes) {
          if (kind) after.set(childId, kind);
          else after.delete(childId);
        }
        for (const childId of ["a", "b", "c", "d"]) {
          const touched = written.get(childId) !== shown.get(childId);
          const kept = touched && !moved.includes(childId) ? written.get(childId) : present.get(childId);
          expect(after.get(childId)).toBe(kept);
        }
      }),
    );
  });

  it("travels through the page unchanged", () => {
    fc.assert(
      fc.property(anyExceptions, (exceptions) => {
        expect(exceptionsOfText(exceptionsAsText(exceptions).split(" "))).toEqual(exceptions);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CONTACT_KINDS,
  type ContactChange,
  type ContactValues,
  changedContact,
  contactChangeSchema,
  contactDifferences,
  contactMoved,
  contactValuesSchema,
  isCalled,
  mayCollect,
  placed,
  withPlace,
} from "./contact";
import { contactLines, rankText } from "./contact.fr";

const nana: ContactValues = {
  name: "Nana Roy",
  relation: "grand-mère",
  phone: "0612345678",
  otherPhone: "",
  kind: "urgence",
  note: "",
  rank: 2,
};
const childId = "01890000-0000-7000-8000-000000000001";
const contactId = "01890000-0000-7000-8000-000000000002";
const change = (before: ContactValues | null, after: ContactValues | null): ContactChange => ({
  childId,
  child: "Lou",
  contactId: before ? contactId : null,
  before,
  after,
});

const values: fc.Arbitrary<ContactValues> = fc
  .record({
    name: fc.string({ maxLength: 5 }),
    relation: fc.string({ maxLength: 5 }),
    phone: fc.string({ maxLength: 5 }),
    otherPhone: fc.string({ maxLength: 5 }),
    kind: fc.constantFrom(...CONTACT_KINDS),
    note: fc.string({ maxLength: 5 }),
    rank: fc.integer({ min: 0, max: 20 }),
  })
  .map(placed);

describe("what somebody is for a child (D7)", () => {
  it.each([
    ["urgence", true, false],
    ["autorise", false, true],
    ["urgence_et_autorise", true, true],
    ["interdit", false, false],
  ] as const)("%s: called %s, may come %s", (kind, called, collects) => {
    expect([isCalled({ kind }), mayCollect({ kind })]).toEqual([called, collects]);
    expect(placed({ ...nana, kind }).rank).toBe(called ? 2 : 0);
    expect(placed({ ...nana, kind, rank: 0 }).rank).toBe(called ? 1 : 0);
  });
});

describe("the order of calls", () => {
  it.each([
    [["a", "b", "c"], "c", 1, ["c", "a", "b"]],
    [["a", "b", "c"], "a", 2, ["b", "a", "c"]],
    [["a", "b", "c"], "a", 9, ["b", "c", "a"]],
    [["a", "b"], "new", 1, ["new", "a", "b"]],
    [["a", "b"], "a", 0, ["b"]],
    [[], "new", 3, ["new"]],
  ] as const)("%j, %s in place %i: %j", (called, id, rank, expected) => {
    expect(withPlace(called, id, rank)).toEqual(expected);
  });

  it("never loses nor doubles anybody, and keeps the others in their order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), fc.integer({ min: 1, max: 25 }), (called, id, rank) => {
        const after = withPlace(called, id, rank);
        expect(after.filter((one) => one === id)).toEqual([id]);
        expect(after.filter((one) => one !== id)).toEqual(called.filter((one) => one !== id));
      }),
    );
  });
});

describe("a change of a contact that waited", () => {
  it("overwrites nothing that it did not ask for", () => {
    fc.assert(
      fc.property(values, values, values, (before, after, current) => {
        const asked = contactDifferences(before, after);
        const changed = changedContact(change(before, after), current);
        if (!changed) throw new Error("a change is not a removal");
        const touched = contactDifferences(current, changed);
        // Who is not called has no place: the kind takes it along.
        expect(touched.filter((field) => !asked.includes(field) && field !== "rank")).toEqual([]);
        expect(isCalled(changed)).toBe(changed.rank > 0);
      }),
    );
  });

  it.each([
    ["nobody was there before", change(null, nana), null, false],
    ["nothing moved", change(nana, { ...nana, phone: "0711111111" }), nana, false],
    ["another field moved", change(nana, { ...nana, phone: "0711111111" }), { ...nana, note: "le mardi" }, false],
    ["the same field moved", change(nana, { ...nana, phone: "0711111111" }), { ...nana, phone: "0799999999" }, true],
    ["they were taken off meanwhile", change(nana, { ...nana, phone: "0711111111" }), null, true],
    ["a removal of who is gone already", change(nana, null), null, false],
    ["a removal after somebody was put before", change(nana, null), { ...nana, rank: 3 }, false],
    ["a removal of who must not come any more", change(nana, null), { ...nana, kind: "interdit" }, true],
  ] as const)("%s: moved %#", (_what, asked, current, moved) => {
    expect(contactMoved(asked, current)).toBe(moved);
  });

  it("keeps a ban that an agent noted meanwhile", () => {
    const banned: ContactValues = { ...nana, kind: "interdit", rank: 0 };
    const asked = change(nana, { ...nana, phone: "0711111111" });
    expect(changedContact(asked, banned)).toEqual({ ...banned, phone: "0711111111" });
  });

  it("is kept as it was asked", () => {
    fc.assert(
      fc.property(fc.option(values), fc.option(values), (before, after) => {
        const asked = change(before, after);
        expect(contactChangeSchema.parse(JSON.parse(JSON.stringify(asked)))).toEqual(asked);
      }),
    );
  });
});

describe("a change of a contact in words", () => {
  it("says who it is, then what differs, beside what the dossier has", () => {
    const after: ContactValues = { ...nana, kind: "urgence_et_autorise", rank: 1 };
    expect(contactLines(change(nana, after), { ...nana, rank: 3 })).toEqual([
      { label: "Contact de Lou", before: "Nana Roy", after: "Nana Roy", current: "Nana Roy", moved: false },
      {
        label: "Rôle",
        before: "à appeler en cas d’urgence",
        after: "à appeler en cas d’urgence, peut venir chercher l’enfant",
        current: "à appeler en cas d’urgence",
        moved: false,
      },
      { label: "Ordre d’appel", before: "en 2e", after: "en premier", current: "en 3e", moved: true },
    ]);
  });

  it("says all that is known of somebody new, and of who is removed", () => {
    const said = [
      ["Contact de Lou", "Nana Roy"],
      ["Lien avec l’enfant", "grand-mère"],
      ["Téléphone", "06\u00a012\u00a034\u00a056\u00a078"],
      ["Rôle", "à appeler en cas d’urgence"],
      ["Ordre d’appel", "en 2e"],
    ];
    expect(contactLines(change(null, nana), null).map(({ label, after }) => [label, after])).toEqual(said);
    const removed = contactLines(change(nana, null), nana);
    expect(removed.map(({ label, before }) => [label, before])).toEqual(said);
    expect(new Set(removed.map(({ after }) => after))).toEqual(new Set(["retiré du dossier"]));
  });

  it("shows the ban that an agent noted on somebody whom a parent wanted removed", () => {
    const banned: ContactValues = { ...nana, kind: "interdit", rank: 0, note: "jugement" };
    expect(contactLines(change(nana, null), banned).filter(({ moved }) => moved)).toMatchObject([
      { label: "Rôle", before: "à appeler en cas d’urgence", current: "n’a pas le droit de venir chercher l’enfant" },
      { label: "Ordre d’appel", before: "en 2e", current: "rien d’indiqué" },
      { label: "Remarque", before: "rien d’indiqué", current: "jugement" },
    ]);
  });

  it("shows what moved, whatever moved: an agent can always see what they would overwrite", () => {
    const states = fc.tuple(values, fc.option(values), values, fc.subarray(["name", "phone", "kind", "note"] as const));
    fc.assert(
      fc.property(states, fc.boolean(), ([before, after, other, fields], gone) => {
        const touched = Object.fromEntries(fields.map((field) => [field, other[field]]));
        const current = gone ? null : contactValuesSchema.parse({ ...before, ...touched });
        const asked = change(before, after);
        if (contactMoved(asked, current)) {
          expect(contactLines(asked, current).some(({ moved }) => moved)).toBe(true);
        }
      }),
    );
  });

  it("writes places as one says them", () => {
    expect([0, 1, 2].map(rankText)).toEqual(["", "en premier", "en 2e"]);
  });
});

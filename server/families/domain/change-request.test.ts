import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHANGE_FIELDS,
  type Coordinates,
  changeSetSchema,
  changesBetween,
  fieldsOf,
  movedMeanwhile,
  splitByPolicy,
  wishesOf,
} from "./change-request";
import { changeLines } from "./change-request.fr";

const current: Coordinates = {
  usageName: "",
  phone: "0612345678",
  email: "ana@exemple.fr",
  address: { line: "1 rue du Lac", extra: "", postcode: "69960", town: "Corbas" },
};
const moved = { ...current.address, line: "2 place du Four", extra: "Bât. B" };

const text = fc.string({ maxLength: 12 });
const coordinates: fc.Arbitrary<Coordinates> = fc.record({
  usageName: text,
  phone: text,
  email: text,
  address: fc.record({ line: text, extra: text, postcode: text, town: text }),
});

describe("a change of contact details", () => {
  it("keeps only what differs, with before and after", () => {
    const changes = changesBetween(current, { ...current, phone: "0711111111", address: moved });
    expect(changes).toEqual({
      phone: { before: "0612345678", after: "0711111111" },
      address: { before: current.address, after: moved },
    });
    expect(changesBetween(current, current)).toEqual({});
  });

  it("wishes only what differs from what the form showed, however a number or a name is written", () => {
    const { address } = current;
    expect(wishesOf(current, { ...current, phone: "+33612345678", email: "ANA@exemple.fr" })).toEqual({});
    expect(wishesOf({ ...current, phone: "+33612345678" }, current)).toEqual({});
    expect(wishesOf(current, { phone: "0711111111", address })).toEqual({ phone: "0711111111" });
    expect(wishesOf(current, { ...current, address: moved })).toEqual({ address: moved });
    expect(wishesOf({}, { usageName: "", address })).toEqual({ usageName: "", address });
  });

  it("never takes back what changed meanwhile and was left as it was shown", () => {
    fc.assert(
      fc.property(coordinates, coordinates, coordinates, (seen, now, typed) => {
        const wanted = { ...typed, email: seen.email, address: seen.address };
        const changes = changesBetween(now, wishesOf(seen, wanted));
        expect(fieldsOf(changes)).not.toContain("email");
        expect(fieldsOf(changes)).not.toContain("address");
      }),
    );
  });

  it("is read line by line in plain words", () => {
    expect(changeLines(changesBetween(current, { usageName: "Roy", phone: "0711111111", address: moved }))).toEqual([
      { field: "usageName", label: "Nom d’usage", before: "rien d’indiqué", after: "Roy" },
      {
        field: "phone",
        label: "Téléphone",
        before: "06\u00a012\u00a034\u00a056\u00a078",
        after: "07\u00a011\u00a011\u00a011\u00a011",
      },
      {
        field: "address",
        label: "Adresse postale",
        before: "1 rue du Lac, 69960 Corbas",
        after: "2 place du Four, Bât. B, 69960 Corbas",
      },
    ]);
  });

  it("is split by the town's setting without losing or doubling a field", () => {
    fc.assert(
      fc.property(coordinates, coordinates, fc.subarray([...CHANGE_FIELDS]), (before, after, atOnce) => {
        const changes = changesBetween(before, after);
        const { now, later } = splitByPolicy(changes, atOnce);
        expect(fieldsOf(now).filter((field) => !atOnce.includes(field))).toEqual([]);
        expect({ ...now, ...later }).toEqual(changes);
        expect([...fieldsOf(now), ...fieldsOf(later)].sort()).toEqual([...fieldsOf(changes)].sort());
        expect(changeSetSchema.parse(JSON.parse(JSON.stringify(changes)))).toEqual(changes);
      }),
    );
  });

  it("knows the fields that somebody changed meanwhile", () => {
    const changes = changesBetween(current, { ...current, phone: "0711111111", address: moved });
    expect(movedMeanwhile(changes, current)).toEqual([]);
    expect(movedMeanwhile(changes, { ...current, email: "autre@exemple.fr" })).toEqual([]);
    expect(movedMeanwhile(changes, { ...current, phone: "0700000000" })).toEqual(["phone"]);
    expect(movedMeanwhile(changes, { ...current, address: { ...current.address, town: "Lyon" } })).toEqual(["address"]);
  });
});

import { describe, expect, it } from "vitest";
import { addressParts, addressText, isComplete } from "./account-request";
import { compareWith } from "./account-request-comparison";

const asked = {
  birthName: "Dubois",
  usageName: "",
  firstNames: ["Angela"],
  gender: "",
  birthdate: "1962-08-24",
  birthplace: "",
  birthcountry: "",
  email: "Angela@exemple.fr",
  phone: "06 12 34 56 78",
};

describe("a request beside a person of the dossiers", () => {
  it("agrees whatever the writing, and says what is missing", () => {
    const person = {
      ...asked,
      birthName: "MARTIN",
      usageName: "DUBOIS",
      email: "angela@exemple.fr",
      phone: "+33612345678",
    };
    expect(compareWith(asked, person)).toEqual({
      birthName: "same",
      firstNames: "same",
      birthdate: "same",
      birthplace: "missing",
      email: "same",
      phone: "same",
    });
  });

  it("says what differs", () => {
    const person = {
      ...asked,
      birthName: "Durand",
      birthdate: "1980-01-01",
      email: "x@exemple.fr",
      phone: "0700000000",
    };
    expect(compareWith(asked, person)).toMatchObject({
      birthName: "different",
      birthdate: "different",
      email: "different",
      phone: "different",
    });
  });
});

it("reads back the address that it wrote", () => {
  const parts = { line: "12 rue des Lilas", postcode: "69960", town: "Corbas" };
  expect(addressParts(addressText(parts))).toEqual(parts);
  expect(addressParts("")).toEqual({ line: "", postcode: "", town: "" });
});

it("takes a telephone as the sign that the person has answered", () => {
  expect(isComplete({ phone: "" })).toBe(false);
  expect(isComplete({ phone: "0612345678" })).toBe(true);
});

import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeChild, makeCity, makeFamily, requestOf } from "../../support/factory";
import { insert, owner } from "../../support/owner";

let slug: string;
let agent: string;
const families: Record<string, string> = {};

async function addAdult(cityId: string, familyId: string, over: Record<string, unknown>): Promise<string> {
  const id = newId();
  await insert("person", { city_id: cityId, id, birth_name: "X", first_names: ["Y"], ...over });
  await insert("family_adult", { city_id: cityId, family_id: familyId, person_id: id, role: "parent" });
  return id;
}

beforeAll(async () => {
  const city = await makeCity();
  slug = city.slug;
  agent = (await makeAgent(city.id, ["familles.lire"])).sessionId;
  const make = async (key: string, family: Record<string, unknown>) => {
    families[key] = (await makeFamily(city.id, family)).familyId;
    return families[key];
  };
  const lefevre = await make("lefevre", {
    name: "Lefèvre",
    number: 777001,
    address_line: "12 rue Gambetta",
    postcode: "42400",
    town: "Saint-Chamond",
  });
  await addAdult(city.id, lefevre, {
    birth_name: "Lefèvre",
    first_names: ["Jean-Pierre", "Marie"],
    birthdate: "1979-05-03",
    phone: "+33 6 12 34 56 78",
    email: "JP.Lefevre@exemple.fr",
  });
  await makeChild(city.id, lefevre, { first_name: "Zoé", last_name: "Lefèvre", birthdate: "2018-09-24" });
  const homonym = await make("homonym", { name: "Lefevre", number: 777002, address_line: "3 place Carnot" });
  await addAdult(city.id, homonym, { birth_name: "LEFEVRE", first_names: ["Jean"], birthdate: "1992-11" });
  const mixed = await make("mixed", { name: "Moreau-Lefèvre", number: 777003, address_line: "8 rue du Pilat" });
  await addAdult(city.id, mixed, { birth_name: "Moreau", usage_name: "O’Brien", first_names: ["Ève"] });
  await makeChild(city.id, mixed, { first_name: "Cœur", last_name: "Moreau", birthdate: "2018-09-24" });
  await make("left", { name: "Partie", number: 777004, status: "left" });

  const other = await makeCity();
  const stranger = await makeFamily(other.id, { name: "Lefèvre", number: 777009 });
  families.stranger = stranger.familyId;
});

async function found(q: string): Promise<string[]> {
  const api = createCaller(requestOf(slug, agent));
  const { results } = await api.backoffice.families.search({ q });
  return results.map(({ familyId }) => Object.keys(families).find((key) => families[key] === familyId) ?? familyId);
}

describe("the search of dossiers (W2)", () => {
  it.each([
    ["lefevre", ["homonym", "lefevre", "mixed"], "without the accent"],
    ["LEFÈVRE", ["homonym", "lefevre", "mixed"], "with it, in capitals"],
    ["lefe", ["homonym", "lefevre", "mixed"], "the beginning of a name"],
    ["pierre lefevre", ["lefevre"], "the second half of a first name, any order"],
    ["jeanpierre", ["lefevre"], "a hyphen left out"],
    ["Jean-Pierre", ["lefevre"], "a hyphen"],
    ["zoe 24/09/2018", ["lefevre"], "a child by first name and birth date"],
    ["24 09 2018 zoé", ["lefevre"], "a date with spaces"],
    ["24/09/2018", ["lefevre", "mixed"], "a birth date alone"],
    ["03/05/1979", ["lefevre"], "a parent's birth date"],
    ["11/1992 lefevre", ["homonym"], "a presumed birth"],
    ["0612345678", ["lefevre"], "a telephone kept with its country"],
    ["06 12 34 56 78", ["lefevre"], "with spaces"],
    ["06 12 34", ["lefevre"], "its beginning"],
    ["jp.lefevre@exemple.fr", ["lefevre"], "an address"],
    ["777003", ["mixed"], "a number of dossier"],
    ["n° 777003", ["mixed"], "as people write it"],
    ["rue gambetta", ["lefevre"], "a street"],
    ["12 gambetta lefevre zoe", ["lefevre"], "words of several people of the dossier"],
    ["o'brien", ["mixed"], "an apostrophe"],
    ["obrien", ["mixed"], "none"],
    ["coeur", ["mixed"], "a ligature"],
    ["partie", ["left"], "a family that left (D5)"],
    ["lefevre gambetta carnot", [], "no dossier has them all"],
    ["%", [], "signs that mean something to a base"],
    ["' OR 1=1 --", [], "more of them"],
  ])("%s finds %j: %s", async (q, expected) => {
    expect((await found(q)).toSorted()).toEqual(expected.toSorted());
  });

  it("puts first the dossier where one person has all the names", async () => {
    expect((await found("jean lefevre"))[0]).toBe("homonym");
    expect((await found("moreau"))[0]).toBe("mixed");
  });

  it("tries near spellings when nobody has the word, and says so", async () => {
    const api = createCaller(requestOf(slug, agent));
    const { results, corrected } = await api.backoffice.families.search({ q: "lefevvre zoe" });
    expect(corrected[0]?.typed).toBe("lefevvre");
    expect(results.map(({ familyId }) => familyId)).toEqual([families.lefevre]);
  });

  it("tells homonyms apart by birth and address", async () => {
    const api = createCaller(requestOf(slug, agent));
    const { results } = await api.backoffice.families.search({ q: "lefevre jean" });
    const told = results.map(({ adults, address }) => `${address} ${adults.map((adult) => adult.birthdate).join(" ")}`);
    expect(new Set(told).size).toBe(told.length);
  });

  it("follows a change of name at once", async () => {
    await owner().query("UPDATE person SET usage_name = 'Nouvel-Usage' WHERE birth_name = 'LEFEVRE'");
    expect(await found("nouvel usage jean")).toEqual(["homonym"]);
    await owner().query("UPDATE person SET usage_name = '' WHERE birth_name = 'LEFEVRE'");
    expect(await found("nouvel usage jean")).toEqual([]);
  });

  it("never shows a dossier of another town", async () => {
    expect(await found("lefevre")).not.toContain("stranger");
    expect(await found("777009")).toEqual([]);
  });

  it("pages through many", async () => {
    const api = createCaller(requestOf(slug, agent));
    const { total, pages } = await api.backoffice.families.search({ q: "lefevre" });
    expect([total, pages]).toEqual([3, 1]);
    const beyond = await api.backoffice.families.search({ q: "lefevre", page: 9 });
    expect(beyond.results).toEqual([]);
  });
});

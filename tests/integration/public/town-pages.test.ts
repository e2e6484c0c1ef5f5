import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { makeSchool } from "../../support/factory";
import { insert } from "../../support/owner";
import { makePublicTown, type PublicTown, plain, visitorOf } from "./town";

let riveDeGier: PublicTown;
let corbas: PublicTown;

beforeAll(async () => {
  riveDeGier = await makePublicTown("rive-de-gier");
  corbas = await makePublicTown("corbas");
});

describe("the home page", () => {
  it("tells the last moment to book, as a date (C4)", async () => {
    const [activity] = await visitorOf(riveDeGier).catalogue.activities();
    expect(activity?.closings[0]).toMatchObject({ at: "2026-11-23T10:00:00Z" });
    expect(plain(activity?.closings[0]?.days ?? "")).toBe("mardi 24 novembre");
    expect(plain(activity?.closings[0]?.moment ?? "")).toBe("lundi 23 novembre à 11 h");
    const [weekly] = await visitorOf(corbas).catalogue.activities();
    expect(plain(weekly?.closings[0]?.days ?? "")).toBe("du lundi 30 novembre au vendredi 4 décembre");
  });

  it("leaves out a day that the town closes", async () => {
    const day = { city_id: riveDeGier.id, label: "journée pédagogique" };
    await insert("closure", { ...day, id: newId(), day: "2026-11-24" });
    const [activity] = await visitorOf(riveDeGier).catalogue.activities();
    expect(plain(activity?.closings[0]?.days ?? "")).toBe("jeudi 26 novembre");
  });
});

describe("the calendar", () => {
  it("has the running year, its public holidays and closures, and says which year is missing", async () => {
    const { years, missing } = await visitorOf(riveDeGier).catalogue.calendar();
    expect(years.map(({ label }) => label)).toEqual(["2026-2027"]);
    expect(missing).toEqual(["2027-2028"]);
    const november = years[0]?.months.find(({ firstDay }) => firstDay === "2026-11-01");
    expect(november?.entries.map(({ label }) => label)).toEqual([
      "vacances de la Toussaint",
      "Toussaint",
      "armistice de 1918",
      "journée pédagogique",
    ]);
  });

  it("does not show the closures of another town", async () => {
    const { years } = await visitorOf(corbas).catalogue.calendar();
    expect(JSON.stringify(years)).not.toContain("journée pédagogique");
  });
});

describe("the schools", () => {
  it("says where the town opens something", async () => {
    const served = await makeSchool(corbas.id, { name: "École servie" });
    await makeSchool(corbas.id, { name: "École seule", sector: "prive" });
    await insert("slot", {
      city_id: corbas.id,
      id: newId(),
      activity_id: corbas.activityId,
      school_id: served,
      day: "2026-11-24",
      capacity: 10,
    });
    const schools = await visitorOf(corbas).catalogue.schools();
    expect(schools.map(({ name, activities }) => [name, activities])).toEqual([
      ["École servie", ["Restauration scolaire"]],
      ["École seule", []],
    ]);
    expect(await visitorOf(riveDeGier).catalogue.schools()).toEqual([]);
  });
});

describe("choosing a town (T2)", () => {
  it("finds by name and by postcode, and leads by path", async () => {
    const { tenancy } = visitorOf({ slug: "" });
    expect((await tenancy.towns({})).map(({ name }) => name)).toEqual(["Corbas", "Rive-de-Gier"]);
    expect(await tenancy.towns({ search: "69960" })).toEqual([
      { slug: "corbas", name: "Corbas", postcodes: ["69960"], href: "/corbas" },
    ]);
    expect(await tenancy.towns({ search: "Lyon" })).toEqual([]);
  });

  it("answers nothing of a town that does not exist", async () => {
    const visitor = visitorOf({ slug: "atlantide" });
    for (const call of [visitor.catalogue.activities(), visitor.fees.published(), visitor.tenancy.notice()]) {
      await expect(call).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("the legal notice", () => {
  it("names who publishes and where to write about personal data", async () => {
    expect(await visitorOf(corbas).tenancy.notice()).toMatchObject({
      name: "Corbas",
      siteUrl: "http://localhost:3000/corbas",
      publisher: "Ville de Corbas (démonstration)",
      dataProtectionContact: "donnees-personnelles@corbas.example",
    });
  });
});

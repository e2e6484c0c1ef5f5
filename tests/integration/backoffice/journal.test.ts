import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { systemClock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { makeAgent, makeCity, makeFamily, makeSchool, requestOf, type TestFamily } from "../../support/factory";

let city: { id: string; slug: string };
let family: TestFamily;
let api: ReturnType<typeof createCaller>["backoffice"]["journal"];
let agentId: string;

beforeAll(async () => {
  city = await makeCity();
  family = await makeFamily(city.id, { number: 880001 });
  await makeSchool(city.id, { name: "Jean Macé" });
  const agent = await makeAgent(city.id, ["journal.lire"]);
  agentId = agent.accountId;
  const now = systemClock.now().toString();
  api = createCaller(requestOf(city.slug, agent.sessionId, now)).backoffice.journal;
  const parent = createCaller(requestOf(city.slug, family.sessionId, now));
  const { me } = await parent.families.changes.form();
  await parent.families.changes.askPerson({
    ...{ phone: "0611223344", email: "nouvelle@exemple.fr" },
    ...{ shownPhone: me.phone, shownEmail: me.email },
  });
});

describe("the journal (W3)", () => {
  it("says who did what and when, without the values of people's data", async () => {
    const { entries } = await api.read({ familyNumber: "880001" });
    const asked = entries.find(({ subject }) => subject === "Demande de modification");
    expect(asked).toMatchObject({ who: "Camille Essai", operation: "insert", family: { number: "880001" } });
    expect(JSON.stringify(entries)).not.toContain("0611223344");
  });

  it("says the values of settings", async () => {
    const { entries } = await api.read({ subject: "school" });
    expect(JSON.stringify(entries)).toContain("Jean Macé");
  });

  it("filters by person, kind of act, subject and day", async () => {
    expect((await api.read({ who: family.accountId })).entries.length).toBeGreaterThan(0);
    expect((await api.read({ who: agentId })).entries).toEqual([]);
    expect((await api.read({ operation: "delete" })).entries).toEqual([]);
    const today = dayOf(systemClock.now(), "Europe/Paris");
    expect((await api.read({ from: today, to: today })).entries.length).toBeGreaterThan(0);
    expect((await api.read({ from: "2020-01-01", to: "2020-12-31" })).entries).toEqual([]);
  });

  it("goes on where the page before ended", async () => {
    const whole = (await api.read({})).entries.map(({ id }) => id);
    const rest = await api.read({ before: whole[1] });
    expect(rest.entries.map(({ id }) => id)).toEqual(whole.slice(2));
  });

  it("holds nothing of another town", async () => {
    const other = await makeCity();
    await makeFamily(other.id, { number: 880002 });
    expect((await api.read({ familyNumber: "880002" })).entries).toEqual([]);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeAgent, makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { owner } from "../../support/owner";
import { deskOf } from "./desk-support";
import { callerOf } from "./households";

/* A new address that a parent asks for says from when; an agent decides where the household lives for the fees from then (D13). */

let city: { id: string; slug: string };
let agent: { accountId: string; sessionId: string };
let family: TestFamily;

const changes = () => callerOf(city, family.sessionId).families.changes;
const staff = () => callerOf(city, agent.sessionId).families.staff;
const address = { line: "2 place du Four", extra: "", postcode: "69960", town: "Corbas" };
const shownAddress = { shownLine: "1 rue du Lac", shownExtra: "", shownPostcode: "69960", shownTown: "Corbas" };
const tagged = (tag: string, rest = {}) => ({ cause: { detail: { tag, ...rest } } });

beforeAll(async () => {
  city = await makeCity();
  agent = await makeAgent(city.id, ["demandes.traiter"]);
});

beforeEach(async () => {
  family = await makeFamily(city.id, { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" });
});

describe("an agent answers a new address", () => {
  it("accepts a new address from the day of the move, which the parent proposes and the agent confirms", async () => {
    for (const movedOn of ["22/11/2024", "24/11/2027"]) {
      await expect(changes().askAddress({ ...address, ...shownAddress, movedOn })).rejects.toMatchObject(
        tagged("MoveUnlikely", { earliest: "2024-11-23", latest: "2027-11-23" }),
      );
    }
    await changes().askAddress({ ...address, ...shownAddress, movedOn: "10/11/2026" });
    const [asked] = await changes().list();
    expect(asked?.lines[0]?.after).toBe("2 place du Four, 69960 Corbas (à partir du 10 novembre 2026)");
    const requestId = asked?.id ?? "";
    const { home } = await staff().change({ requestId });
    expect(home).toMatchObject({ residence: "commune", from: "2026-11-10", moves: [] });
    const answer = { requestId, residence: "outside", homes: home?.version } as const;
    // A day that is not meant leaves the request as it is.
    await expect(staff().acceptChange({ ...answer, from: "10/11/2016" })).rejects.toMatchObject(
      tagged("HouseholdMoveUnlikely"),
    );
    expect((await changes().list())[0]?.status).toBe("pending");
    await staff().acceptChange({ ...answer, from: "12/11/2026" });
    const { household } = await callerOf(city, family.sessionId).families.dossier();
    expect(household).toMatchObject({
      address,
      residence: "outside",
      moves: [{ residence: "outside", from: "2026-11-12" }],
    });
    const { rows } = await owner().query("SELECT source, recorded_by FROM residence_change WHERE family_id = $1", [
      family.familyId,
    ]);
    expect(rows).toEqual([{ source: "request", recorded_by: `account:${agent.accountId}` }]);
    expect((await staff().change({ requestId })).home).toBeNull();
    const line = (await callerOf(city, family.sessionId).families.history()).find(({ what }) =>
      what.startsWith("Lieu de résidence"),
    );
    expect(line?.details).toContainEqual({ label: "À partir du", before: null, after: "12 novembre 2026" });
  });

  it("changes no residence by a new address that is in the same place, nor by a telephone", async () => {
    await changes().askAddress({ ...address, ...shownAddress, movedOn: "10/11/2026" });
    const [asked] = await changes().list();
    const requestId = asked?.id ?? "";
    const homes = (await staff().change({ requestId })).home?.version;
    await staff().acceptChange({ requestId, residence: "commune", homes, from: "10/11/2026" });
    const { phone: shownPhone, email } = (await changes().form()).me;
    await changes().askPerson({ phone: "0622222222", shownPhone, email, shownEmail: email });
    await staff().acceptChange({
      requestId: (await changes().list()).find(({ status }) => status === "pending")?.id ?? "",
      residence: "outside",
      homes,
      from: "10/11/2026",
    });
    const { rows } = await owner().query("SELECT FROM residence_change WHERE family_id = $1", [family.familyId]);
    expect(rows).toEqual([]);
  });

  it("is told of a move that a colleague wrote meanwhile, and takes back nothing of it without reading it", async () => {
    const desk = await deskOf(city);
    await changes().askAddress({ ...address, ...shownAddress, movedOn: "10/11/2026" });
    const requestId = (await changes().list())[0]?.id ?? "";
    const shown = (await staff().change({ requestId })).home;
    const { familyId } = family;
    const { household, version } = await desk.families.desk.household({ familyId });
    const typed = { familyId, version, ...household, allocataireNumber: "", from: "10/11/2026" };
    await desk.families.desk.editHousehold({ ...typed, residence: "interco" });
    const answer = { requestId, residence: "commune", from: "10/11/2026" } as const;
    for (const homes of [shown?.version, undefined]) {
      await expect(staff().acceptChange({ ...answer, homes })).rejects.toMatchObject(tagged("HomesMovedMeanwhile"));
    }
    const again = (await staff().change({ requestId })).home;
    expect(again).toMatchObject({ residence: "interco", moves: [{ residence: "interco", from: "2026-11-10" }] });
    await staff().acceptChange({ ...answer, residence: "interco", homes: again?.version });
    const { rows } = await owner().query("SELECT residence FROM residence_change WHERE family_id = $1", [familyId]);
    expect(rows).toEqual([{ residence: "interco" }]);
  });
});

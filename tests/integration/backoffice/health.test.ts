import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { AGENT_RIGHTS } from "@/server/identity";
import { createCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { type Canteen, makeCanteen, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent, makeChild, makeFamily, requestOf, type TestFamily } from "../../support/factory";
import { insert, owner } from "../../support/owner";

const CANARY = "CANARI-SANTE-7f3a";
const DAY = "2026-11-23";

let canteen: Canteen;
let family: TestFamily;
let childId: string;
let schoolId: string;

beforeAll(async () => {
  canteen = await makeCanteen();
  await createCityKey(canteen.city.id);
  schoolId = await makeSchool(canteen.city.id);
  family = await makeFamily(canteen.city.id);
  childId = await makeChild(canteen.city.id, family.familyId, { school_id: schoolId, diet: "panier_pai" });
  const [slotId] = await makeSlots(canteen, schoolId, [DAY], 50);
  await insert("booking", {
    city_id: canteen.city.id,
    id: newId(),
    slot_id: slotId,
    activity_id: canteen.activityId,
    day: DAY,
    child_id: childId,
    family_id: family.familyId,
    price_cents: 80,
    fee: {},
    booked_by: family.accountId,
  });
  const parent = createCaller(requestOf(canteen.city.slug, family.sessionId));
  const text = `${CANARY} arachide`;
  await parent.families.health.save({
    childId,
    version: "",
    allergies: text,
    illnesses: text,
    pai: text,
    conduct: text,
    doctor: CANARY,
  });
});

const callerOf = (sessionId: string) => createCaller(requestOf(canteen.city.slug, sessionId)).backoffice;

describe("health stays behind its right (D8, attack 4)", () => {
  it("is in no answer to an agent who has every other right", async () => {
    const rights = AGENT_RIGHTS.filter((right) => right !== "sante.lire");
    const agent = await makeAgent(canteen.city.id, rights);
    const api = callerOf(agent.sessionId);
    const { familyId } = family;
    const answers = [
      await api.families.search({ q: CANARY }),
      await api.families.search({ q: "arachide" }),
      await api.families.dossier({ familyId }),
      await api.families.acts({ familyId }),
      await api.headcount.day({ day: DAY }),
      await api.headcount.attendees({ day: DAY }),
      await api.journal.read({}),
      await api.queue.list({}),
    ];
    expect(JSON.stringify(answers)).not.toContain(CANARY);
    const { children } = await api.headcount.attendees({ day: DAY });
    expect(children.map(({ sheet, allergies, pai }) => [sheet, allergies, pai])).toEqual([[null, null, null]]);
  });

  it("opens for a quarter of an hour after a purpose, and leaves a line that the family reads", async () => {
    const agent = await makeAgent(canteen.city.id, ["familles.lire", "sante.lire"]);
    const api = callerOf(agent.sessionId);
    const asked = { familyId: family.familyId, childId };
    expect((await api.families.health(asked)).sheet).toBeNull();
    await api.families.openHealth({ ...asked, purpose: "urgence" });
    expect((await api.families.health(asked)).sheet?.allergies).toContain(CANARY);

    const { rows } = await owner().query(
      "SELECT actor, after->>'purpose' AS purpose, family_id FROM history_entry WHERE operation = 'read' AND row_id = $1",
      [childId],
    );
    const line = { actor: `account:${agent.accountId}`, purpose: "Répondre à une urgence", family_id: family.familyId };
    expect(rows).toContainEqual(line);
    const parent = createCaller(requestOf(canteen.city.slug, family.sessionId));
    const told = (await parent.families.history()).find(({ what }) => what.includes("consultation"));
    expect(told?.details).toContainEqual({ label: "Raison", before: null, after: "Répondre à une urgence" });

    const colleague = await makeAgent(canteen.city.id, ["familles.lire", "sante.lire"]);
    expect((await callerOf(colleague.sessionId).families.health(asked)).sheet).toBeNull();
  });

  it("closes again afterwards", async () => {
    const agent = await makeAgent(canteen.city.id, ["familles.lire", "sante.lire"]);
    await insert("history_entry", {
      city_id: canteen.city.id,
      at: new Date(Date.now() - 16 * 60_000),
      actor: `account:${agent.accountId}`,
      operation: "read",
      table_name: "health_sheet",
      row_id: childId,
    });
    const { sheet } = await callerOf(agent.sessionId).families.health({ familyId: family.familyId, childId });
    expect(sheet).toBeNull();
  });

  it("shows the allergies of a school's list once opened, one line a child", async () => {
    const agent = await makeAgent(canteen.city.id, ["effectifs.lire", "sante.lire"]);
    const { headcount } = callerOf(agent.sessionId);
    const before = await headcount.attendees({ day: DAY, schoolId });
    expect(before.children[0]).toMatchObject({ sheet: "closed", allergies: null });
    await headcount.openAllergies({ day: DAY, schoolId, purpose: "repas" });
    const after = await headcount.attendees({ day: DAY, schoolId });
    expect(after.children[0]?.allergies).toContain(CANARY);
    const { rows } = await owner().query(
      "SELECT count(*)::int AS lines FROM history_entry WHERE operation = 'read' AND row_id = $1 AND actor = $2",
      [childId, `account:${agent.accountId}`],
    );
    expect(rows).toEqual([{ lines: 1 }]);
  });

  it("does not open the sheet of a child through another dossier", async () => {
    const agent = await makeAgent(canteen.city.id, ["familles.lire", "sante.lire"]);
    const other = await makeFamily(canteen.city.id);
    const asked = { familyId: other.familyId, childId };
    const { families } = callerOf(agent.sessionId);
    await expect(families.openHealth({ ...asked, purpose: "accueil" })).rejects.toThrow("StaffChildNotFound");
    await expect(families.health(asked)).rejects.toThrow("StaffChildNotFound");
  });
});

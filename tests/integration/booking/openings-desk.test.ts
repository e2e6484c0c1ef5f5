import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { writeOpening } from "../../support/openings";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

const THURSDAY = "2026-12-03";
const NOTHING = { openingId: "", closes: "", first: "", last: "", residences: "", schoolIds: "", levels: "" };
const RESIDENTS = {
  ...NOTHING,
  code: "cantine",
  kind: "booking",
  opens: "2026-11-25T08:00",
  residences: "commune",
} as const;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

let canteen: Canteen;
let elsewhere: Canteen;
let schoolId: string;

beforeAll(async () => {
  // Both at once, before any call: the list of towns is read every half minute.
  [canteen, elsewhere] = [await makeCanteen(), await makeCanteen()];
});

beforeEach(async () => {
  schoolId = await makeSchool(canteen.city.id, { level: "maternelle" });
});

afterEach(async () => {
  await owner().query("DELETE FROM opening_window_school");
  await owner().query("DELETE FROM opening_window");
  await owner().query("DELETE FROM enrolment");
});

async function agentApi(of = canteen) {
  return apiOf(of, await makeAgent(of.city.id, ["activites.gerer"])).booking.openings;
}

type Api = Awaited<ReturnType<typeof agentApi>>;
type Asked = Parameters<Api["recap"]>[0];

async function recapOf(api: Api, asked: Asked) {
  const { recap, refusal } = await api.recap(asked);
  if (!recap) throw new Error(refusal);
  return recap;
}

/** Reads the recap and confirms it: what the two pages do. */
async function save(api: Api, asked: Asked) {
  const recap = await recapOf(api, asked);
  return api.save({ ...asked, newId: recap.newId, version: recap.version });
}

describe("an opening", () => {
  it("is written, read, changed and taken away; the journal keeps each", async () => {
    const api = await agentApi();
    await save(api, { ...RESIDENTS, schoolIds: schoolId, levels: "PS,MS" });
    const [line] = (await api.list({ code: "cantine" })).booking;
    expect(plain(line?.text ?? "")).toMatch(
      /^Réservations ouvertes aux enfants de .+ en PS ou MS qui habitent la commune à partir du mercredi 25 novembre 2026 à 8 h, sans date de fin, pour tous les jours de l’activité\.$/,
    );
    expect(line?.stage).toBe("before");
    const openingId = line?.id ?? "";
    expect((await api.form({ code: "cantine", openingId })).known).toEqual({
      kind: "booking",
      opens: "2026-11-25T08:00",
      closes: null,
      first: null,
      last: null,
      residences: ["commune"],
      schoolIds: [schoolId],
      levels: ["PS", "MS"],
    });
    const changed = { ...RESIDENTS, openingId, closes: "2026-12-31T18:00", first: THURSDAY, last: THURSDAY };
    expect(await save(api, changed)).toMatchObject({ outcome: "saved" });
    const [after] = (await api.list({ code: "cantine" })).booking;
    expect(plain(after?.text ?? "")).toContain(
      "aux habitants de la commune du mercredi 25 novembre 2026 à 8 h au jeudi 31 décembre 2026 à 18 h, pour le 3 décembre 2026.",
    );
    const { version } = await api.removal({ code: "cantine", openingId });
    expect(await api.remove({ code: "cantine", openingId, version })).toMatchObject({ outcome: "removed" });
    expect((await api.list({ code: "cantine" })).booking).toEqual([]);
    const { rows } = await owner().query(
      "SELECT operation FROM history_entry WHERE table_name = 'opening_window' AND row_id = $1 ORDER BY id",
      [openingId],
    );
    expect(rows.map(({ operation }) => operation)).toEqual(["insert", "update", "delete"]);
  });

  it("tells whom it is for, and whom none is for any more", async () => {
    await makeEaters(canteen, [schoolId, schoolId]);
    await makeEaters(canteen, [schoolId], { residence: "outside" });
    const api = await agentApi();
    const { effect, others } = await recapOf(api, RESIDENTS);
    expect(effect).toEqual({ children: 3, meant: 2, leftOut: 1 });
    expect(others).toEqual([]);
    await writeOpening(canteen, { opensAt: "2026-11-27T08:00+01:00" });
    const again = await recapOf(api, RESIDENTS);
    expect(again.effect).toEqual({ children: 3, meant: 2, leftOut: 0 });
    expect(again.others).toHaveLength(1);
  });

  it("holds for families from the moment that it is saved", async () => {
    await makeSlots(canteen, schoolId, [THURSDAY], 5);
    const family = await makeEaters(canteen, [schoolId]);
    const month = () => apiOf(canteen, family).booking.month({ month: "2026-12" });
    const boxes = async () => (await month()).days.flatMap(({ cells }) => cells.flatMap(({ box }) => box ?? []));
    expect(await boxes()).toHaveLength(1);
    await save(await agentApi(), RESIDENTS);
    expect(await boxes()).toHaveLength(0);
  });

  it.each<[string, Partial<Asked>, RegExp]>([
    ["that ends first", { closes: "2026-11-25T07:00" }, /finit avant de commencer/],
    ["of a day outside the activity", { first: "2026-08-31" }, /va du 1er septembre 2026 au 2 juillet 2027/],
    ["of days of an enrolment", { kind: "enrolment", first: THURSDAY }, /vaut pour toute l’activité/],
  ])("%s is refused by the recap and by the save", async (_, over, said) => {
    const api = await agentApi();
    const { recap, refusal } = await api.recap({ ...RESIDENTS, ...over });
    expect(recap).toBeNull();
    expect(plain(refusal ?? "")).toMatch(said);
    const forged = { ...RESIDENTS, ...over, newId: newId(), version: "" };
    await expect(api.save(forged)).rejects.toMatchObject({ cause: { detail: { tag: "OpeningNoLongerPossible" } } });
  });

  it("for levels that none of its schools has is refused", async () => {
    const { refusal } = await (await agentApi()).recap({ ...RESIDENTS, schoolIds: schoolId, levels: "CM2" });
    expect(plain(refusal ?? "")).toMatch(/ne serait pour personne/);
  });
});

describe("two agents", () => {
  it("do not overwrite one another: the second reads again; the same form sent twice saves once", async () => {
    const [mine, other] = [await agentApi(), await agentApi()];
    const mineFirst = await recapOf(mine, RESIDENTS);
    await save(other, { ...RESIDENTS, residences: "" });
    const sent = { ...RESIDENTS, newId: mineFirst.newId, version: mineFirst.version };
    expect(await mine.save(sent)).toMatchObject({ outcome: "moved", code: "cantine" });
    const read = await recapOf(mine, RESIDENTS);
    const again = { ...RESIDENTS, newId: read.newId, version: read.version };
    expect(await Promise.all([mine.save(again), mine.save(again)])).toMatchObject([
      { outcome: "saved" },
      { outcome: "saved" },
    ]);
    expect((await mine.list({ code: "cantine" })).booking).toHaveLength(2);
  });

  it("are told when one changes what the other removes", async () => {
    const openingId = await writeOpening(canteen, { opensAt: "2026-11-25T08:00+01:00" });
    const [mine, other] = [await agentApi(), await agentApi()];
    const { version } = await mine.removal({ code: "cantine", openingId });
    await save(other, { ...RESIDENTS, openingId });
    expect(await mine.remove({ code: "cantine", openingId, version })).toMatchObject({ outcome: "moved" });
    expect((await mine.list({ code: "cantine" })).booking).toHaveLength(1);
  });
});

describe("what is not theirs", () => {
  it("answers like what does not exist: an opening and a school of another town", async () => {
    const openingId = await writeOpening(elsewhere, { opensAt: "2026-11-25T08:00+01:00" });
    const school = await makeSchool(elsewhere.city.id);
    const api = await agentApi();
    const missing = { code: "NOT_FOUND" };
    await expect(api.form({ code: "cantine", openingId })).rejects.toMatchObject(missing);
    await expect(api.removal({ code: "cantine", openingId })).rejects.toMatchObject(missing);
    await expect(api.remove({ code: "cantine", openingId, version: "" })).rejects.toMatchObject(missing);
    await expect(api.recap({ ...RESIDENTS, openingId })).rejects.toMatchObject(missing);
    await expect(api.recap({ ...RESIDENTS, schoolIds: school })).rejects.toMatchObject(missing);
    await expect(api.list({ code: "inconnue" })).rejects.toMatchObject(missing);
  });

  it("stays closed to agents without the right", async () => {
    const agent = await makeAgent(canteen.city.id, ["familles.lire", "effectifs.lire"]);
    const api = apiOf(canteen, agent, NOON).booking.openings;
    await expect(api.list({ code: "cantine" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

import { beforeAll, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { makeNewcomers, readAsk, requestsOf } from "./enrolment-support";

let canteen: Canteen;
let agent: { sessionId: string };
let types: { home: string; insurance: string; sheet: string };

async function makeType(code: string, audience: "family" | "child", health = false): Promise<string> {
  const id = newId();
  await insert("document_type", {
    ...{ city_id: canteen.city.id, id, code, label: code, audience, required: true, validity_months: 12, health },
  });
  return id;
}

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
  types = {
    home: await makeType("domicile", "family"),
    insurance: await makeType("assurance", "child"),
    sheet: await makeType("certificat", "child", true),
  };
});

it("a request shows whoever decides it the documents of the household and of this child, with the latest of each", async () => {
  const family = await makeNewcomers(canteen, []);
  const [ana, ben] = family.children;
  const file = async (type_id: string, child_id: string | null, status: string, uploaded_at: string) => {
    const id = newId();
    await insert("document", {
      ...{ city_id: canteen.city.id, id, family_id: family.familyId, child_id, type_id, status, uploaded_at },
      ...{ file_name: "a.pdf", media_type: "application/pdf", size_bytes: 10, storage_key: newId() },
      ...{ sha256: Buffer.alloc(32), uploaded_by: family.accountId },
      ...(status === "accepted" && { valid_until: "2027-06-30" }),
    });
    return id;
  };
  await file(types.home, null, "accepted", "2026-11-01T09:00:00Z");
  const newest = await file(types.home, null, "accepted", "2026-11-20T09:00:00Z");
  const pending = await file(types.insurance, ana, "pending", "2026-11-20T09:00:00Z");
  await file(types.insurance, ben, "withdrawn", "2026-11-20T09:00:00Z");
  const sent = { activityId: canteen.activityId, children: [ana, ben], from: "30/11/2026", sendingId: newId() };
  await apiOf(canteen, family).booking.enrolment.send({ ...sent, seen: readAsk([ana, ben]) });
  const [ofAna, ofBen] = await requestsOf(family);
  const documentsOf = async (requestId = "") =>
    (await apiOf(canteen, agent).backoffice.enrolment.request({ requestId })).documents;
  expect(await documentsOf(ofAna?.id)).toMatchObject([
    { label: "domicile", state: "accepted", lacks: false, documentId: newest },
    { label: "assurance", state: "pending", lacks: false, documentId: pending },
  ]);
  expect(await documentsOf(ofBen?.id)).toMatchObject([
    { label: "domicile" },
    { label: "assurance", state: "missing", lacks: true, documentId: null },
  ]);
});

it("what is asked for one activity is on its request, in its form and in the dossier meanwhile, and nowhere else (D11)", async () => {
  const { rows } = await owner().query<{ code: string }>("SELECT code FROM activity WHERE id = $1", [
    canteen.activityId,
  ]);
  const swimming = await makeType("natation", "child");
  const elsewhere = await makeType("voile", "child");
  const limit = (typeId: string, codes: readonly string[]) =>
    owner().query("UPDATE document_type SET activity_codes = $2 WHERE id = $1", [typeId, codes]);
  await limit(swimming, [rows[0]?.code ?? ""]);
  await limit(elsewhere, ["autre"]);
  const family = await makeNewcomers(canteen, []);
  const [ana, ben] = family.children;
  const own = apiOf(canteen, family);
  const swimmers = (needs: Awaited<ReturnType<typeof own.documents.needs>>) =>
    needs.filter(({ type }) => type.id !== types.home && !["assurance", "certificat"].includes(type.code));
  const asked = (needs: Awaited<ReturnType<typeof own.documents.needs>>) =>
    swimmers(needs).map(({ type, child }) => [type.code, child?.id]);

  expect(asked(await own.documents.needs())).toEqual([]);
  const { activityId } = canteen;
  expect(asked(await own.documents.needs({ activityId }))).toEqual([
    ["natation", ana],
    ["natation", ben],
  ]);
  expect(asked(await own.documents.needs({ activityId: newId() }))).toEqual([]);

  const wish = { activityId, children: [ana], from: "30/11/2026", sendingId: newId() };
  await own.booking.enrolment.send({ ...wish, seen: readAsk([ana]) });
  expect(asked(await own.documents.needs())).toEqual([["natation", ana]]);
  const [request] = await requestsOf(family);
  const { documents } = await apiOf(canteen, agent).backoffice.enrolment.request({ requestId: request?.id ?? "" });
  expect(documents.map(({ label }) => label)).toEqual(["domicile", "assurance", "natation"]);

  await apiOf(canteen, agent).booking.desk.acceptRequest({
    requestId: request?.id ?? "",
    from: "30/11/2026",
    to: "02/07/2027",
  });
  expect(asked(await own.documents.needs())).toEqual([["natation", ana]]);
});

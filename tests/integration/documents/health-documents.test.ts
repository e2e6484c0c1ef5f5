import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { listDossierDocuments } from "@/server/backoffice/queries/staff-dossier-use";
import { withCity } from "@/server/db/tenant-tx";
import { AGENT_RIGHTS } from "@/server/identity";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeChild, makeCity, makeFamily, requestOf, type TestFamily } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { makeAdult } from "../families/households";
import { file, pdf } from "./corpus";

const LABEL = "Projet d’accueil (CANARI)";

let city: { id: string; slug: string };
let typeId: string;
let family: TestFamily;
let childId: string;
let documentId: string;
let withoutHealth: string;
let withHealth: string;

const apiOf = (sessionId: string) => createCaller(requestOf(city.slug, sessionId));

beforeAll(async () => {
  city = await makeCity();
  await ensureCityKey(city.id);
  const others = AGENT_RIGHTS.filter((right) => right !== "sante.lire");
  withoutHealth = (await makeAgent(city.id, others)).sessionId;
  withHealth = (await makeAgent(city.id, AGENT_RIGHTS)).sessionId;
});

beforeEach(async () => {
  typeId = newId();
  const kind = { code: `pai-${typeId}`, label: LABEL, audience: "child", health: true };
  await insert("document_type", { city_id: city.id, id: typeId, ...kind });
  family = await makeFamily(city.id);
  childId = await makeChild(city.id, family.familyId);
  const files = [file(await pdf(), "pai-de-lou.pdf")];
  const sent = await apiOf(family.sessionId).documents.upload({ typeId, childId, files });
  documentId = sent.documentIds[0] ?? "";
});

/** Everywhere that an agent could meet the document. */
async function sightOf(sessionId: string): Promise<string> {
  const api = apiOf(sessionId);
  const { familyId } = family;
  const queue = await api.backoffice.queue.list({ genre: "document" });
  return JSON.stringify([
    (await api.documents.staff.pending()).filter((document) => document.familyId === familyId),
    queue.items.filter((item) => item.family?.id === familyId),
    (await api.backoffice.families.dossier({ familyId })).documents,
    await api.backoffice.families.acts({ familyId }),
  ]);
}

const decisions = (sessionId: string) => {
  const { documents, backoffice } = apiOf(sessionId);
  const item = { kind: "document", id: documentId } as const;
  return [
    () => documents.staff.document({ documentId }),
    () => documents.staff.file({ documentId }),
    () => backoffice.queue.place(item),
    () => backoffice.queue.assign({ ...item, seen: "" }),
    () => backoffice.queue.release(item),
    () => documents.staff.accept({ documentId }),
    () => documents.staff.refuse({ documentId, reason: "Illisible" }),
  ];
};

describe("a document that tells of health (D8, D11)", () => {
  it("does not exist for an agent who has every right but that on health", async () => {
    const seen = await sightOf(withoutHealth);
    expect(seen).not.toContain("CANARI");
    expect(seen).not.toContain("pai-de-lou");
    expect(seen).not.toContain(documentId);
    for (const call of decisions(withoutHealth)) {
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const { rows } = await owner().query("SELECT status, assigned_to FROM document WHERE id = $1", [documentId]);
    expect(rows).toEqual([{ status: "pending", assigned_to: null }]);
    const reading = "SELECT FROM history_entry WHERE table_name = 'document' AND operation = 'read' AND row_id = $1";
    expect((await owner().query(reading, [documentId])).rows).toEqual([]);
  });

  it("is not counted in their queue either", async () => {
    const countOf = async (sessionId: string) => {
      const { counts } = await apiOf(sessionId).backoffice.queue.list({});
      return counts.find(({ kind }) => kind === "document")?.all;
    };
    expect(await countOf(withoutHealth)).toBe(0);
    expect(await countOf(withHealth)).toBeGreaterThan(0);
  });

  it("is opened and decided by who has both rights", async () => {
    const seen = await sightOf(withHealth);
    expect(seen.split("CANARI").length - 1).toBeGreaterThanOrEqual(4);
    const { documents, backoffice } = apiOf(withHealth);
    expect((await documents.staff.document({ documentId })).label).toBe(LABEL);
    expect((await documents.staff.file({ documentId })).fileName).toBe("pai-de-lou.pdf");
    await backoffice.queue.assign({ kind: "document", id: documentId, seen: "" });
    await documents.staff.accept({ documentId });
    expect((await backoffice.queue.place({ kind: "document", id: documentId })).status).toBe("accepted");
  });

  it("is counted where a dossier says that it has more than it shows, for who may read health alone", async () => {
    const read = (mayReadHealth: boolean, most: number) =>
      withCity({ cityId: city.id, actor: "test" }, (tx) =>
        listDossierDocuments(tx, family.familyId, mayReadHealth, most),
      );
    expect(await read(true, 0)).toEqual({ documents: [], olderDocuments: true });
    expect(await read(false, 0)).toEqual({ documents: [], olderDocuments: false });
    expect(await read(true, 1)).toMatchObject({ documents: [{ id: documentId }], olderDocuments: false });
  });

  it("is hidden by its type alone: the same document of an ordinary type is seen and decided", async () => {
    await owner().query("UPDATE document_type SET health = false WHERE id = $1", [typeId]);
    expect(await sightOf(withoutHealth)).toContain("CANARI");
    const { documents } = apiOf(withoutHealth);
    expect((await documents.staff.file({ documentId })).fileName).toBe("pai-de-lou.pdf");
    await documents.staff.accept({ documentId });
  });

  it("stays its family's own: they see it, named, and what became of it", async () => {
    const listed = await apiOf(family.sessionId).documents.list();
    expect(listed).toMatchObject([{ id: documentId, label: LABEL, status: "pending" }]);
  });
});

describe("a document that tells of health, in its family's space (D8, ADR 0011)", () => {
  const linesOf = async () => {
    const { rows } = await owner().query(
      "SELECT actor, after FROM history_entry WHERE table_name = 'document' AND operation = 'read' AND row_id = $1",
      [documentId],
    );
    return rows.map(({ actor }) => actor);
  };

  /** A guardian who holds the household and may send documents, without parental authority, and the same with it. */
  const adultWith = (authority: "none" | "joint") =>
    makeAdult(city.id, family.familyId, { role: "responsable", authority, can_edit: true });

  /** Everywhere that an adult of the dossier could meet the document. */
  async function familySight(sessionId: string): Promise<string> {
    const { documents, families } = apiOf(sessionId);
    return JSON.stringify([
      await documents.needs(),
      await documents.list(),
      await documents.form(),
      await families.history(),
    ]);
  }

  beforeEach(async () => {
    await owner().query("UPDATE document_type SET required = true WHERE id = $1", [typeId]);
  });

  it("leaves a line when it is opened, with who opened it", async () => {
    expect(await linesOf()).toEqual([]);
    await apiOf(family.sessionId).documents.file({ documentId });
    expect(await linesOf()).toEqual([`account:${family.accountId}`]);
  });

  it("does not exist for an adult without authority, whatever they ask; it does for one with it (control)", async () => {
    const without = await adultWith("none");
    const { documents } = apiOf(without.sessionId);
    const seen = await familySight(without.sessionId);
    for (const canary of ["pai-de-lou", documentId, typeId]) expect(seen).not.toContain(canary);
    const files = [file(await pdf(), "autre.pdf")];
    for (const call of [
      () => documents.file({ documentId }),
      () => documents.withdraw({ documentId }),
      () => documents.upload({ typeId, childId, files }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await linesOf()).toEqual([]);

    const holder = await adultWith("joint");
    const known = await familySight(holder.sessionId);
    for (const canary of ["pai-de-lou", documentId, typeId]) expect(known).toContain(canary);
    expect((await apiOf(holder.sessionId).documents.file({ documentId })).fileName).toBe("pai-de-lou.pdf");
    expect(await linesOf()).toEqual([`account:${holder.accountId}`]);
    await apiOf(holder.sessionId).documents.withdraw({ documentId });
  });

  it("is hidden from them by its type alone: one of an ordinary type is theirs too", async () => {
    const without = await adultWith("none");
    await owner().query("UPDATE document_type SET health = false WHERE id = $1", [typeId]);
    expect(await familySight(without.sessionId)).toContain("pai-de-lou");
    expect((await apiOf(without.sessionId).documents.file({ documentId })).fileName).toBe("pai-de-lou.pdf");
  });

  it("is answered by mail to holders of authority alone: a reason may tell of an illness", async () => {
    const without = await adultWith("none");
    await owner().query("UPDATE account SET email = 'tuteur@exemple.fr' WHERE id = $1", [without.accountId]);
    await owner().query("UPDATE person SET email = 'tuteur@exemple.fr' WHERE id = $1", [without.personId]);
    const told = async () => {
      const { rows } = await owner().query("SELECT to_address FROM mail WHERE family_id = $1", [family.familyId]);
      return rows.map(({ to_address }) => to_address === "tuteur@exemple.fr").sort();
    };
    await apiOf(withHealth).documents.staff.refuse({ documentId, reason: "Le protocole d’asthme n’est pas signé." });
    expect(await told()).toEqual([false]);
    await owner().query("UPDATE document_type SET health = false WHERE id = $1", [typeId]);
    await owner().query("UPDATE document SET status = 'pending' WHERE id = $1", [documentId]);
    await apiOf(withHealth).documents.staff.refuse({ documentId, reason: "Illisible" });
    expect(await told()).toEqual([false, false, true]);
  });
});

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { removeFileJob } from "@/server/documents";
import { systemClock } from "@/server/platform/clock";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeChild, makeCity, makeFamily, requestOf, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { makeAdult } from "../families/households";
import { file, GIF_AND_SCRIPT, HEIC, HTML, hostilePdf, pdf, photo, pngBomb, SVG, screenshot, zip } from "./corpus";

invariantsHoldAfterEach();

let city: { id: string; slug: string };
let elsewhere: typeof city;
let family: TestFamily;
let stranger: TestFamily;
let childId: string;
let types: { home: string; insurance: string };

const call = (sessionId?: string, now?: string) => createCaller(requestOf(city.slug, sessionId, now)).documents;
const mine = () => call(family.sessionId);

async function makeType(cityId: string, code: string, audience: "family" | "child", months: number | null = 12) {
  const id = newId();
  const row = { code, label: `Type ${code}`, audience, required: true, validity_months: months };
  await insert("document_type", { city_id: cityId, id, ...row });
  return id;
}

async function storedFiles(): Promise<string[]> {
  const folder = path.join(process.env.STORAGE_DIR ?? "", city.id);
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

beforeAll(async () => {
  city = await makeCity({ settings: { uploadMaxPerFamily: 6, uploadMaxBytes: 2_000_000 } });
  elsewhere = await makeCity();
  await ensureCityKey(city.id);
  const home = await makeType(city.id, "domicile", "family");
  types = { home, insurance: await makeType(city.id, "assurance", "child") };
});

beforeEach(async () => {
  family = await makeFamily(city.id);
  stranger = await makeFamily(city.id);
  childId = await makeChild(city.id, family.familyId);
});

describe("uploading", () => {
  it("keeps several files at once, sealed, under names of ours", async () => {
    const files = [
      file(await pdf(), "../../taxe.pdf"),
      file(await photo(), "IMG_1.HEIC", "text/html"),
      file(await screenshot(), "CON"),
    ];
    const before = (await storedFiles()).length;
    const { documentIds } = await mine().upload({ typeId: types.home, files });
    expect(documentIds).toHaveLength(3);
    const listed = await mine().list();
    expect(listed.map(({ fileName, status }) => `${fileName} ${status}`).sort()).toEqual([
      "IMG_1.jpg pending",
      "document-CON.png pending",
      "taxe.pdf pending",
    ]);
    const stored = await storedFiles();
    expect(stored).toHaveLength(before + 3);
    for (const path of stored) expect((await readFile(path)).includes("%PDF")).toBe(false);
    const { rows } = await owner().query("SELECT storage_key FROM document WHERE family_id = $1", [family.familyId]);
    for (const { storage_key } of rows) expect(storage_key).toMatch(/^[0-9a-f]{48}$/);
  });

  it.each([
    ["an SVG", () => file(SVG, "photo.png", "image/png"), "unknown-kind"],
    ["HTML", () => file(HTML, "lettre.pdf", "application/pdf"), "unknown-kind"],
    ["a GIF that is a script", () => file(GIF_AND_SCRIPT, "photo.jpg", "image/jpeg"), "unknown-kind"],
    ["an archive", () => file(zip(), "dossier.pdf", "application/pdf"), "unknown-kind"],
    ["HEIC", () => file(HEIC, "photo.jpg", "image/jpeg"), "heic"],
    ["a flood of pixels", () => file(pngBomb(30_000, 30_000), "photo.png", "image/png"), "too-many-pixels"],
  ])("refuses %s whatever its name and declared type, and keeps nothing", async (_what, make, problem) => {
    const before = await storedFiles();
    const upload = mine().upload({ typeId: types.home, files: [file(await pdf(), "bon.pdf"), make()] });
    await expect(upload).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      cause: { detail: { tag: "FileRefused", problem } },
    });
    expect(await mine().list()).toEqual([]);
    expect(await storedFiles()).toEqual(before);
  });

  // Heavier than any town takes, too: without JavaScript only the procedure knows the limit that the page states.
  it.each([2_000_001, 10_000_001])("refuses %i bytes, by the city's limit and with the file's name", async (bytes) => {
    const heavy = file(new Uint8Array(bytes), "lourd.pdf");
    await expect(mine().upload({ typeId: types.home, files: [heavy] })).rejects.toMatchObject({
      cause: { detail: { tag: "FileTooHeavy", fileName: "lourd.pdf", limitBytes: 2_000_000 } },
    });
  });

  it("takes no file that is empty, no fifth file, no key that it does not know (attack 7)", async () => {
    const good = () => pdf().then((bytes) => file(bytes, "bon.pdf"));
    const { home: typeId } = types;
    const empty = file("", "vide.pdf");
    await expect(mine().upload({ typeId, files: [] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(mine().upload({ typeId, files: [empty] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const five = await Promise.all([1, 2, 3, 4, 5].map(good));
    await expect(mine().upload({ typeId, files: five })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const forged = { typeId, files: [await good()], familyId: stranger.familyId, status: "accepted" };
    await expect(mine().upload(forged)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("does not keep the same file twice for the same purpose (double click)", async () => {
    const bytes = await pdf();
    const send = () => mine().upload({ typeId: types.home, files: [file(bytes, "a.pdf")] });
    const [one, other] = await Promise.all([send(), send()]);
    expect(one).toEqual(other);
    expect(await mine().list()).toHaveLength(1);
  });

  it("never exceeds the family's quota, also when sent at the same time", async () => {
    const sends = await Promise.all(
      [1, 2, 3, 4, 5].map(async (n) => [
        file(await pdf((document) => void document.addPage([n, 1])), "a.pdf"),
        file(await pdf((document) => void document.addPage([n, 2])), "b.pdf"),
      ]),
    );
    const before = (await storedFiles()).length;
    const outcomes = await Promise.allSettled(sends.map((files) => mine().upload({ typeId: types.home, files })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused).toMatchObject({ reason: { cause: { detail: { tag: "FamilyFilesFull" } } } });
    expect(await mine().list()).toHaveLength(6);
    expect(await storedFiles()).toHaveLength(before + 6);
  });

  it("asks a machine to slow down", async () => {
    const send = () => mine().upload({ typeId: types.home, files: [file(HTML, "x.pdf")] });
    for (let n = 0; n < 60; n++)
      await expect(send()).rejects.toMatchObject({ cause: { detail: { tag: "FileRefused" } } });
    await expect(send()).rejects.toMatchObject({ cause: { detail: { tag: "TooManyUploads" } } });
  });
});

describe("whose documents they are", () => {
  it("only takes a place of this family: right audience, own child, own city's type", async () => {
    const strangerChild = await makeChild(city.id, stranger.familyId);
    const foreign = await makeType(elsewhere.id, "ailleurs", "family");
    const files = [file(await pdf(), "a.pdf")];
    const places = [
      { typeId: types.home, childId },
      { typeId: types.insurance },
      { typeId: types.insurance, childId: strangerChild },
      { typeId: types.insurance, childId: newId() },
      { typeId: foreign },
      { typeId: newId() },
    ];
    for (const place of places) {
      await expect(mine().upload({ ...place, files })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await mine().upload({ typeId: types.insurance, childId, files })).documentIds).toHaveLength(1);
  });

  it("gives a family its own file, made anew, and a stranger what does not exist (attack 1)", async () => {
    const { documentIds } = await mine().upload({ typeId: types.home, files: [file(await hostilePdf(), "piège.pdf")] });
    const documentId = documentIds[0] ?? "";
    const opened = await mine().file({ documentId });
    expect(opened).toMatchObject({ fileName: "piège.pdf", mediaType: "application/pdf" });
    expect(Buffer.from(opened.bytes).toString("latin1")).toMatch(/^%PDF-/);
    expect(Buffer.from(opened.bytes).includes("CANARI")).toBe(false);
    for (const id of [documentId, newId()]) {
      await expect(call(stranger.sessionId).file({ documentId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(call(stranger.sessionId).withdraw({ documentId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await call(stranger.sessionId).list()).toEqual([]);
    await expect(call().file({ documentId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it.each([
    ["a payer", { role: "payeur" }],
    ["a relative", { role: "proche" }],
    ["a parent without authority", { role: "parent", authority: "none" }],
  ])("does not show %s that there are documents", async (_who, role) => {
    const { documentIds } = await mine().upload({ typeId: types.home, files: [file(await pdf(), "a.pdf")] });
    const adult = call((await makeAdult(city.id, family.familyId, role)).sessionId);
    const forbidden = { code: "FORBIDDEN", message: "RightMissing" };
    await expect(adult.list()).rejects.toMatchObject(forbidden);
    await expect(adult.needs()).rejects.toMatchObject(forbidden);
    await expect(adult.file({ documentId: documentIds[0] ?? "" })).rejects.toMatchObject(forbidden);
    await expect(adult.upload({ typeId: types.home, files: [file(HTML, "x")] })).rejects.toMatchObject(forbidden);
  });

  it("lets a family withdraw what waits, and removes the file after the commit", async () => {
    const { documentIds } = await mine().upload({ typeId: types.home, files: [file(await pdf(), "a.pdf")] });
    const documentId = documentIds[0] ?? "";
    const { rows } = await owner().query("SELECT storage_key FROM document WHERE id = $1", [documentId]);
    await mine().withdraw({ documentId });
    await mine().withdraw({ documentId });
    expect(await mine().list()).toMatchObject([{ status: "withdrawn" }]);
    await expect(mine().file({ documentId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const jobs = await owner().query(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'remove-file'",
    );
    expect(jobs.rows[0]?.n).toBe(1);
    const before = (await storedFiles()).length;
    const run = { cityId: city.id, clock: systemClock, lastTry: false };
    await removeFileJob({ key: rows[0]?.storage_key }, run);
    await removeFileJob({ key: rows[0]?.storage_key }, run);
    expect(await storedFiles()).toHaveLength(before - 1);
  });
});

describe("agents", () => {
  it("see what waits, open it with a trace, accept until a day or refuse with a reason, once", async () => {
    const agent = await makeAgent(city.id, ["documents.traiter"]);
    const staff = call(agent.sessionId).staff;
    const send = async (name: string, page: number) =>
      (
        await mine().upload({
          typeId: types.insurance,
          childId,
          files: [file(await pdf((d) => void d.addPage([page, 9])), name)],
        })
      ).documentIds[0] ?? "";
    const [good, bad] = [await send("bon.pdf", 1), await send("flou.pdf", 2)];
    const waiting = (await staff.pending()).map(({ id }) => id);
    expect(waiting).toContain(good);
    expect(await staff.document({ documentId: good })).toMatchObject({
      status: "pending",
      proposedUntil: "2027-11-23",
    });
    await staff.file({ documentId: good });
    const reads = await owner().query("SELECT actor FROM history_entry WHERE operation = 'read' AND row_id = $1", [
      good,
    ]);
    expect(reads.rows).toEqual([{ actor: `account:${agent.accountId}` }]);

    await expect(staff.accept({ documentId: good, validUntil: "22/11/2026" })).rejects.toMatchObject({
      cause: { detail: { tag: "ValidityInThePast" } },
    });
    expect(await staff.accept({ documentId: good, validUntil: "31/08/2027" })).toMatchObject({ unreached: null });
    expect(await staff.refuse({ documentId: bad, reason: "La photo est floue." })).toEqual({ unreached: null });
    for (const documentId of [good, bad]) {
      const decided = { cause: { detail: { tag: "DocumentAlreadyDecided" } } };
      await expect(staff.accept({ documentId })).rejects.toMatchObject(decided);
      await expect(staff.refuse({ documentId, reason: "x" })).rejects.toMatchObject(decided);
      await expect(mine().withdraw({ documentId })).rejects.toMatchObject(decided);
    }
    expect((await mine().list()).map(({ status, validUntil, reason }) => [status, validUntil, reason])).toEqual([
      ["refused", null, "La photo est floue."],
      ["accepted", "2027-08-31", null],
    ]);
    const ofFamily = "SELECT kind, subject, text FROM mail WHERE family_id = $1 ORDER BY kind";
    const mails = await owner().query(ofFamily, [family.familyId]);
    expect(mails.rows.map(({ kind }) => kind)).toEqual(["document-accepted", "document-refused"]);
    expect(mails.rows[1]?.text).toContain("La photo est floue.");
    for (const { text } of mails.rows) expect(text).toMatch(/un document envoyé le \d+(er)?\s\p{L}+\s\d{4}/u);
    expect(JSON.stringify(mails.rows)).not.toContain("Type assurance");
  });

  it("need the right, and a document of their own city", async () => {
    const { documentIds } = await mine().upload({ typeId: types.home, files: [file(await pdf(), "a.pdf")] });
    const documentId = documentIds[0] ?? "";
    const without = call((await makeAgent(city.id, ["familles.lire"])).sessionId).staff;
    const foreign = await makeAgent(elsewhere.id, ["documents.traiter"]);
    const abroad = createCaller(requestOf(elsewhere.slug, foreign.sessionId)).documents.staff;
    for (const staff of [without, abroad, mine().staff]) {
      await expect(staff.document({ documentId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(staff.file({ documentId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(staff.accept({ documentId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(staff.refuse({ documentId, reason: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(without.pending()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what is missing", () => {
  it("is asked once: what the other household of the child had accepted counts, and is all that is known", async () => {
    const other = stranger;
    const ids = { city_id: city.id, family_id: other.familyId, child_id: childId };
    await insert("family_child", { ...ids, custody: "alternating", custody_weeks: "odd" });
    const theirs = await call(other.sessionId).upload({
      typeId: types.insurance,
      childId,
      files: [file(await pdf(), "CANARI-nom.pdf")],
    });
    const stateOf = async () =>
      (await mine().needs()).filter(({ type }) => type.id === types.insurance).map(({ state }) => state);
    expect(await stateOf()).toEqual(["missing"]);
    const agent = await makeAgent(city.id, ["documents.traiter"]);
    await call(agent.sessionId).staff.accept({ documentId: theirs.documentIds[0] ?? "" });
    expect(await stateOf()).toEqual(["accepted"]);
    expect(JSON.stringify([await mine().list(), await mine().needs()])).not.toContain("CANARI-nom");
    await expect(mine().file({ documentId: theirs.documentIds[0] ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { settleLastRun } from "@/scripts/demo/last-run";
import { ownSecrets } from "@/scripts/demo/secrets";
import { writeWholeFile } from "@/server/platform/whole-file";
import { SigningKeys } from "../../simulators/franceconnect/keys";
import { Inbox } from "../../simulators/mail/inbox";

/*
 * What a crash of the machine may leave of a file: nothing, or its beginning. Each is the whole file cut at some byte.
 */
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "preau-torn-"));
});

const inFolder = (name: string) => path.join(folder, name);

/** Cuts the file after this share of it. */
function tear(name: string, share: number): void {
  const whole = readFileSync(inFolder(name));
  writeFileSync(inFolder(name), whole.subarray(0, Math.floor(whole.length * share)));
}

const SHARES = [0, 0.5, 0.99];

describe("a whole file", () => {
  it("replaces what was there, and leaves no draft behind", async () => {
    await writeWholeFile(inFolder("a"), "un");
    await writeWholeFile(inFolder("a"), "deux");
    expect(readFileSync(inFolder("a"), "utf8")).toBe("deux");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("keeps what was there when it cannot be written", async () => {
    await writeWholeFile(inFolder("a"), "un");
    await expect(writeWholeFile(path.join(inFolder("nowhere"), "a"), "deux")).rejects.toThrow("ENOENT");
    expect(readFileSync(inFolder("a"), "utf8")).toBe("un");
  });
});

describe("secrets of the demonstration", () => {
  it("are kept from one start to the next", async () => {
    expect(await ownSecrets(folder)).toEqual(await ownSecrets(folder));
  });

  it.each(SHARES)("are replaced, and it is said, when the file is cut at %d", async (share) => {
    const before = await ownSecrets(folder);
    tear("secrets.json", share);
    const said: string[] = [];
    const after = await ownSecrets(folder, (line) => said.push(line));
    expect(after.authSecret).not.toBe(before.authSecret);
    expect(said.join()).toMatch(/secrets\.json est abîmé/);
    expect(await ownSecrets(folder)).toEqual(after);
  });
});

describe("the FranceConnect simulator’s keys", () => {
  it.each(SHARES)("are made anew when the file is cut at %d", async (share) => {
    const before = (await SigningKeys.open(folder)).all;
    expect((await SigningKeys.open(folder)).all).toEqual(before);
    tear("franceconnect-keys.json", share);
    const after = (await SigningKeys.open(folder)).all;
    expect(after).toHaveLength(2);
    expect((await SigningKeys.open(folder)).all).toEqual(after);
  });
});

describe("the mail catcher’s messages", () => {
  const envelope = { from: "a@example.org", to: ["b@example.org"] };
  const source = (subject: string) => Buffer.from(`Subject: ${subject}\r\n\r\nBonjour\r\n`);

  it.each(SHARES)("are all read but the one whose envelope is cut at %d", async (share) => {
    const inbox = await Inbox.open(folder);
    const [first] = [await inbox.add(source("un"), envelope), await inbox.add(source("deux"), envelope)];
    tear(`${first.id}.json`, share);
    const again = await Inbox.open(folder);
    expect(again.list().map(({ subject }) => subject)).toEqual(["deux"]);
    await again.clear();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leave nothing behind when a crash came before the envelope", async () => {
    writeFileSync(inFolder("1-000000-aa.eml"), source("un"));
    writeFileSync(inFolder("1-000000-aa.json.0123.part"), "{");
    expect((await Inbox.open(folder)).list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("the record of the last run", () => {
  it.each(["", "{", '{"url":"http://localhost:3000"}'])("is no obstacle when it is %j", async (text) => {
    writeFileSync(inFolder("run.json"), text);
    expect(await settleLastRun(folder)).toBeUndefined();
    expect(existsSync(folder)).toBe(true);
  });
});

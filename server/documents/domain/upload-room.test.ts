import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFull, uploadRoom } from "./upload-room";
import { fullText, roomText } from "./upload-room.fr";

const settings = { uploadMaxPerFamily: 60 };
const spaced = (text: string) => text.replaceAll("\u00a0", " ");

describe("what a family may still send", () => {
  it("is the rest of both limits, and never less than nothing", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(400_000_000), (files, bytes) => {
        const { most, left } = uploadRoom({ files, bytes }, settings);
        expect(left.files).toBe(files > most.files ? 0 : most.files - files);
        expect(left.bytes).toBe(bytes > most.bytes ? 0 : most.bytes - bytes);
      }),
    );
  });

  it.each([
    [59, 0, false],
    [60, 0, true],
    [75, 0, true],
    [1, 199_000_000, false],
    [1, 199_000_001, true],
  ])("is nothing or not: %i files of %i bytes", (files, bytes, full) => {
    expect(isFull(uploadRoom({ files, bytes }, settings))).toBe(full);
  });

  it("is said with its limits, and with what makes room", () => {
    expect(spaced(roomText(uploadRoom({ files: 59, bytes: 50_400_000 }, settings)))).toBe(
      "Votre dossier peut garder 60 fichiers et 200 Mo en tout : il reste 1 fichier et 149 Mo. Les fichiers refusés, retirés ou remplacés, et ceux dont la date est passée, ne comptent pas.",
    );
    expect(spaced(fullText(uploadRoom({ files: 60, bytes: 0 }, settings)))).toContain(
      "Votre dossier garde déjà tout ce qu’il peut : 60 fichiers et 200 Mo en tout.",
    );
  });
});

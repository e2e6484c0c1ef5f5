import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStream, sealStream } from "@/scripts/backup/sealed-stream";

const key = Buffer.alloc(32, 3);
const PLACE = "tables/public.family.copy.zst.sealed";
const PIECE = 65_536;

type Stage = (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>;

async function through(stage: Stage, chunks: readonly Buffer[]): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const chunk of stage(Readable.from(chunks))) found.push(chunk);
  return Buffer.concat(found);
}

const seal = (...chunks: Buffer[]) => through(sealStream(key, PLACE), chunks);
const open = (...chunks: Buffer[]) => through(openStream(key, PLACE), chunks);

describe("an encrypted stream of a backup", () => {
  it.each([0, 1, 15, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])(
    "comes back whole: %i bytes",
    async (size) => {
      const plain = randomBytes(size);
      expect(await open(await seal(plain))).toEqual(plain);
    },
  );

  it("comes back whole however it is cut on its way", async () => {
    const cuts = fc.array(fc.integer({ min: 7, max: 40_000 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, cuts, async (written, read) => {
        const pieces = (bytes: Buffer, sizes: readonly number[]) => {
          const parts: Buffer[] = [];
          for (let at = 0, n = 0; at < bytes.length; n++) {
            const size = sizes[n % sizes.length] ?? 1;
            parts.push(bytes.subarray(at, at + size));
            at += size;
          }
          return parts;
        };
        const plain = randomBytes(2 * PIECE + 500);
        // As lists: cut small, there are too many pieces for the arguments of a call.
        const sealed = await through(sealStream(key, PLACE), pieces(plain, written));
        expect(await through(openStream(key, PLACE), pieces(sealed, read))).toEqual(plain);
      }),
      { numRuns: 20, examples: [[[7], [7]]] },
    );
  });

  it("shows nothing of what it holds", async () => {
    const sealed = await seal(Buffer.from("Camille Exemple, 12 rue des Écoles"));
    expect(sealed.includes("Exemple")).toBe(false);
    expect(await seal(Buffer.from("x"))).not.toEqual(await seal(Buffer.from("x")));
  });

  it("does not open once any byte is changed", async () => {
    const sealed = await seal(Buffer.from("AB"));
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(open(altered), `byte ${at}`).rejects.toThrow(/ne se déchiffre pas/);
    }
  });

  it("does not open when it is cut, at the border of a piece neither", async () => {
    const sealed = await seal(randomBytes(3 * PIECE));
    const head = 15 + 32;
    const piece = PIECE + 16;
    for (const length of [0, 10, head, head + 1, head + piece, head + 2 * piece, sealed.length - 1]) {
      await expect(open(sealed.subarray(0, length)), `${length} bytes`).rejects.toThrow(/ne se déchiffre pas/);
    }
  });

  it("does not open when pieces change places, are repeated, or come from another stream", async () => {
    const [one, other] = [await seal(randomBytes(3 * PIECE)), await seal(randomBytes(3 * PIECE))];
    const head = 15 + 32;
    const part = (of: Buffer, n: number) => of.subarray(head + n * (PIECE + 16), head + (n + 1) * (PIECE + 16));
    const start = one.subarray(0, head);
    const swapped = [start, part(one, 1), part(one, 0), part(one, 2)];
    const repeated = [start, part(one, 0), part(one, 0), part(one, 1), part(one, 2)];
    const mixed = [start, part(one, 0), part(other, 1), part(one, 2)];
    for (const wrong of [swapped, repeated, mixed]) await expect(open(...wrong)).rejects.toThrow(/ne se déchiffre pas/);
    expect((await open(start, part(one, 0), part(one, 1), part(one, 2))).length).toBe(3 * PIECE);
  });

  it("does not open under another name or another key", async () => {
    const sealed = await seal(Buffer.from("x"));
    await expect(through(openStream(key, "tables/public.mail.copy.zst.sealed"), [sealed])).rejects.toThrow();
    await expect(through(openStream(Buffer.alloc(32, 4), PLACE), [sealed])).rejects.toThrow();
  });
});

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { keyFor } from "./backup-key";
import { BackupProblem } from "./problem";

/*
 * A stream under AES-256-GCM, in pieces, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015; the
 * file format "age" does the same). All lengths in bytes:
 *
 *     magic 15 | salt 32 | pieces: ciphertext up to 65,536 + tag 16
 *
 * The key is derived from the operator's key, the salt and the name of the file: it serves one stream of one place. The
 * nonce is the number of the piece and whether it is the last: a piece that is cut, moved, repeated or missing does not
 * open, at the end neither. What is read has been authenticated before it goes on.
 */
const MAGIC = Buffer.from("preau-backup-1\n");
const SALT = 32;
const HEAD = MAGIC.length + SALT;
const PIECE = 65_536;
const TAG = 16;

type Source = AsyncIterable<Buffer>;

interface Piece {
  readonly bytes: Buffer;
  readonly number: number;
  readonly last: boolean;
}

function nonceOf({ number, last }: Omit<Piece, "bytes">): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

/** Pieces of `size` bytes; the last one is shorter or as long, and empty only when the source is. */
async function* piecesOf(source: Source, size: number): AsyncGenerator<Piece> {
  let held = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    for (; held.length > size; held = held.subarray(size)) {
      yield { bytes: held.subarray(0, size), number: number++, last: false };
    }
  }
  yield { bytes: held, number, last: true };
}

/** Seals a stream for the file `place` of a backup, for `pipeline`. */
export function sealStream(key: Uint8Array, place: string) {
  return async function* (source: Source): AsyncGenerator<Buffer> {
    const salt = randomBytes(SALT);
    const fileKey = keyFor(key, `file ${place}`, salt);
    yield Buffer.concat([MAGIC, salt]);
    for await (const piece of piecesOf(source, PIECE)) {
      const cipher = createCipheriv("aes-256-gcm", fileKey, nonceOf(piece));
      yield Buffer.concat([cipher.update(piece.bytes), cipher.final(), cipher.getAuthTag()]);
    }
  };
}

/** Cuts off the first bytes, and gives the rest as a stream. */
async function cutHead(source: Source, size: number): Promise<{ head: Buffer; rest: Source }> {
  const iterator = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < size) {
    const { value, done } = await iterator.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const rest = async function* () {
    if (head.length > size) yield head.subarray(size);
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  };
  return { head: head.subarray(0, size), rest: rest() };
}

/** Opens what `sealStream` sealed for this place. The stream fails with a BackupProblem at the first altered piece. */
export function openStream(key: Uint8Array, place: string) {
  const refuse = () => new BackupProblem(`${place} ne se déchiffre pas\u00a0: il a été modifié, coupé ou déplacé.`);
  return async function* (source: Source): AsyncGenerator<Buffer> {
    const { head, rest } = await cutHead(source, HEAD);
    if (head.length < HEAD || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw refuse();
    const fileKey = keyFor(key, `file ${place}`, head.subarray(MAGIC.length));
    for await (const piece of piecesOf(rest, PIECE + TAG)) {
      if (piece.bytes.length < TAG) throw refuse();
      const decipher = createDecipheriv("aes-256-gcm", fileKey, nonceOf(piece), { authTagLength: TAG });
      decipher.setAuthTag(piece.bytes.subarray(-TAG));
      const plain = decipher.update(piece.bytes.subarray(0, -TAG));
      try {
        decipher.final();
      } catch {
        throw refuse();
      }
      yield plain;
    }
  };
}

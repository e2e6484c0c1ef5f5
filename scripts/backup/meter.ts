import { createHash } from "node:crypto";

export interface Measure {
  readonly bytes: number;
  /** Line feeds: in PostgreSQL's text format, one for each row, since those of values are written "\n". */
  readonly lines: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const LINE_FEED = 10;

function lineFeedsIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}

/** Measures what passes through it, in a `pipeline`. `result` is known once everything has passed. */
export class Meter {
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #lines = 0;

  readonly through = (source: AsyncIterable<Buffer>): AsyncIterable<Buffer> => this.#measure(source);

  async *#measure(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      this.#lines += lineFeedsIn(chunk);
      yield chunk;
    }
  }

  result(): Measure {
    return { bytes: this.#bytes, lines: this.#lines, sha256: this.#hash.copy().digest("hex") };
  }
}

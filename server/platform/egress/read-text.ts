/** An answer longer than any that was agreed: it is not read to its end. */
export class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
}

/**
 * The body of an answer as text, of `maxBytes` at most.
 * @throws AnswerTooLong as soon as more has arrived, whatever length the answer had announced.
 */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new AnswerTooLong(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

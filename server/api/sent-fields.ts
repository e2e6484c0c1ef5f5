import type { SentField } from "./session-over-page";

/** More than any form of ours without files. */
const MOST_BYTES = 1024 ** 2;

/** A password is never written in a page, not even for who typed it. */
const SECRET = /password|motDePasse/i;

/** The fields of a form as a browser without JavaScript sends them; undefined when they are too heavy to be kept in a page. */
export async function sentFields(
  request: Request,
): Promise<{ readonly fields: readonly SentField[]; readonly hadFiles: boolean } | undefined> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MOST_BYTES)) return undefined;
  const sent = await request.formData().catch(() => undefined);
  if (!sent) return undefined;
  const fields: SentField[] = [];
  let hadFiles = false;
  for (const [name, value] of sent) {
    if (typeof value !== "string") hadFiles ||= value.size > 0;
    else if (!SECRET.test(name)) fields.push([name, value]);
  }
  return { fields, hadFiles };
}

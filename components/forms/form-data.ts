import type * as z from "zod";
import type { FormValues } from "./form-state";
import { type FormSchema, fieldsOf } from "./schema-fields";

/** By its name, a field that must never travel back to the page: password, newPassword, totpSecret. */
const SECRET_FIELD = /password|secret/i;

/**
 * What a form sent, shaped for its schema. The browser and the server both use it, so that both parse the same input:
 * a repeated name becomes a list where the schema wants one (and no box ticked is the empty list), an unticked box is
 * absent, a file input left empty is absent. Names are flat; a name that the schema does not know is dropped.
 */
export function formDataToObject(schema: FormSchema, data: FormData): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, shape] of fieldsOf(schema)) {
    const sent = data.getAll(name).filter((entry) => !isLeftEmpty(entry));
    if (shape === "list") object[name] = sent;
    else if (sent.length > 0) object[name] = sent.at(-1);
  }
  return object;
}

/** Whether the schema takes `input`, which then has the type that the procedure of the same schema asks for. */
export function isAccepted<S extends FormSchema>(schema: S, input: unknown): input is z.input<S> {
  return schema.safeParse(input).success;
}

/** The texts to show again after a refusal: no file (a browser cannot restore one), no secret, no unknown name. */
export function submittedValues(schema: FormSchema, data: FormData): FormValues {
  const values: Record<string, string | string[]> = {};
  for (const [name, shape] of fieldsOf(schema)) {
    if (SECRET_FIELD.test(name)) continue;
    const texts = data.getAll(name).filter((entry) => typeof entry === "string");
    const last = texts.at(-1);
    if (last !== undefined) values[name] = shape === "list" ? texts : last;
  }
  return values;
}

/** A file input without a file still sends one: no name, no byte. An empty file with a name is the person's mistake. */
function isLeftEmpty(entry: FormDataEntryValue): boolean {
  return typeof entry !== "string" && entry.size === 0 && (entry.name === "" || entry.name === "undefined");
}

import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { EMPTY_FORM, type FormState } from "@/components/forms/form-state";
import { markRefused } from "@/components/forms/refused-replies";
import { type FormSchema, fieldsOf } from "@/components/forms/schema-fields";
import { failureOfZod } from "@/components/forms/zod-failure";
import "@/server/platform/zod-french";

/** The parameters of an address, as Next gives them. */
type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Filters<S extends FormSchema> {
  /** Undefined when one of them cannot be understood: then nothing is looked up, and `form` says what is wrong. */
  readonly filters: z.output<S> | undefined;
  /** What was typed, to show again in the form, with the messages. */
  readonly form: FormState;
}

/**
 * The answers of a form that only looks something up (method GET), read from the address of the page by their schema.
 * The same with and without JavaScript: the page is the answer, with "Erreur : " first in its title when they are
 * refused. What is empty, or given twice, counts as absent.
 */
export async function readFilters<S extends FormSchema>(schema: S, query: Query): Promise<Filters<S>> {
  const values: Record<string, string> = {};
  for (const name of fieldsOf(schema).keys()) {
    const value = query[name];
    if (typeof value === "string" && value !== "") values[name] = value;
  }
  const read = schema.safeParse(values);
  if (read.success) return { filters: read.data, form: { ...EMPTY_FORM, values } };
  const nonce = (await headers()).get("x-nonce");
  if (nonce) markRefused(nonce);
  return { filters: undefined, form: { values, ...failureOfZod(read.error), submissionId: "adresse" } };
}

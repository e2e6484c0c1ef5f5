import type * as z from "zod";
import type { Failure } from "./form-state";

/**
 * The messages of a refused form, by field. An issue inside a list belongs to the list's field; one on the whole object
 * to the form. Each message is given once.
 */
export function failureOfZod(error: z.core.$ZodError): Failure {
  const fieldErrors: Record<string, string[]> = {};
  const formErrors: string[] = [];
  for (const issue of error.issues) {
    const [name] = issue.path;
    const messages = name === undefined ? formErrors : (fieldErrors[String(name)] ?? []);
    if (name !== undefined) fieldErrors[String(name)] = messages;
    if (!messages.includes(issue.message)) messages.push(issue.message);
  }
  return { fieldErrors, formErrors };
}

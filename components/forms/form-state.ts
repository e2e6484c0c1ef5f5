/** What the person sent, by field name. Files and secrets are never sent back. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** An answer that a refusal brings to a field, which the person could not know before: a namesake in the dossiers. */
export interface OfferedAnswer {
  readonly value: string;
  readonly label: string;
  /** Where to look before answering, below the town's address. */
  readonly path?: string;
}

/** Why a form was refused, in French: by field, and for the form as a whole. */
export interface Failure {
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
  readonly formErrors: readonly string[];
  /** By field: the answers to choose from, where the refusal is a question. */
  readonly offers?: Readonly<Record<string, readonly OfferedAnswer[]>>;
}

/** The answer of a form that did not go through. The same with and without JavaScript. */
export interface FormState extends Failure {
  readonly values: FormValues;
  /** Changes with every answer, so that two refusals in a row are told apart. Empty before the first one. */
  readonly submissionId: string;
}

/** A server action as `useFormKit` takes it; made by `formAction` (server/api/form-action). */
export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

export const NO_FAILURE: Failure = { fieldErrors: {}, formErrors: [] };

export const EMPTY_FORM: FormState = { ...NO_FAILURE, values: {}, submissionId: "" };

/** The first display of a form that edits something known. A ticked box is `name: "on"`; leave out the others. */
export function formWith(values: Readonly<Record<string, string | readonly string[] | null | undefined>>): FormState {
  const known: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined) known[name] = value;
  return { ...EMPTY_FORM, values: known };
}

export function isRefused(failure: Failure): boolean {
  return failure.formErrors.length > 0 || Object.values(failure.fieldErrors).some((messages) => messages.length > 0);
}

/** The values of one field as a list: empty when nothing was sent. */
export function valuesOf(values: FormValues, name: string): readonly string[] {
  if (!Object.hasOwn(values, name)) return [];
  const value = values[name];
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

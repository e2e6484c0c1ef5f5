import { TRPCError } from "@trpc/server";
import { ZodError, type z } from "zod";
import { formDataToObject, isAccepted, submittedValues } from "@/components/forms/form-data";
import type { Failure, FormState } from "@/components/forms/form-state";
import { failureOfFault, type ProcedureFault } from "@/components/forms/procedure-failure";
import type { FormSchema } from "@/components/forms/schema-fields";
import { failureOfZod } from "@/components/forms/zod-failure";
import { newId } from "@/server/platform/ids";
import "@/server/platform/zod-french";
import { domainText } from "./domain-messages";
import { DomainFailure } from "./failure";

/** What happened to a form: done, with what the procedure gave, or refused, with what the page shows. */
export type FormOutcome<R> =
  | { readonly done: true; readonly result: R }
  | { readonly done: false; readonly state: FormState };

export interface FormWork<S extends FormSchema, R> {
  readonly schema: S;
  readonly data: FormData;
  readonly submit: (values: z.input<S>) => Promise<R>;
  /** Told of an error that is nobody's mistake; gives the reference that the user can quote. */
  readonly report: (error: unknown) => string;
}

/**
 * A form sent to the server, with everything but the web framework: parse, submit, say why it was refused.
 * What `submit` receives is what was sent, not what the schema made of it: the procedure parses it itself.
 */
export async function answerForm<S extends FormSchema, R>(work: FormWork<S, R>): Promise<FormOutcome<R>> {
  const { schema, data } = work;
  const sent = formDataToObject(schema, data);
  const refuse = (failure: Failure): FormOutcome<R> => ({
    done: false,
    state: { ...failure, values: submittedValues(schema, data), submissionId: newId() },
  });
  if (!isAccepted(schema, sent)) {
    const { error } = schema.safeParse(sent);
    return refuse(error ? failureOfZod(error) : failureOfFault({ code: "BAD_REQUEST" }));
  }
  try {
    return { done: true, result: await work.submit(sent) };
  } catch (error) {
    return refuse(failureOfFault(faultOf(error, work.report)));
  }
}

function faultOf(error: unknown, report: FormWork<FormSchema, unknown>["report"]): ProcedureFault {
  if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") {
    return { code: "INTERNAL_SERVER_ERROR", reference: report(error) };
  }
  const { code, cause } = error;
  if (cause instanceof DomainFailure) return { code, domain: domainText(cause.detail) };
  if (cause instanceof ZodError) return { code, fields: failureOfZod(cause).fieldErrors };
  return { code };
}

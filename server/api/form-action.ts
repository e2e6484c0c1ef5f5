import "server-only";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { FormAction } from "@/components/forms/form-state";
import { markRefused } from "@/components/forms/refused-replies";
import type { FormSchema } from "@/components/forms/schema-fields";
import { logger } from "@/server/platform/logger";
import { answerForm } from "./answer-form";
import { type Caller, caller } from "./caller";
import { requestContext } from "./request";

/**
 * A server action for a form: the way of a browser without JavaScript to a procedure, and of every form with files.
 * It adds nothing to the procedure's checks. On success the browser is sent to `next` (POST, redirect, GET); a
 * refusal comes back with the values, to be shown in the same page. How to write a form: components/forms/useFormKit.
 */
export function formAction<S extends FormSchema, R>(
  schema: S,
  submit: (api: Caller, values: z.input<S>) => Promise<R>,
  next: (result: R, base: string) => string,
): FormAction {
  return async (_previous, data) => {
    const { base, requestId } = await requestContext();
    const outcome = await answerForm({
      schema,
      data,
      submit: async (values) => submit(await caller(), values),
      report: (error) => {
        unstable_rethrow(error);
        logger.error({ request: requestId, err: error }, "form not answered");
        return requestId;
      },
    });
    if (outcome.done) redirect(next(outcome.result, base));
    const nonce = (await headers()).get("x-nonce");
    if (nonce) markRefused(nonce);
    return outcome.state;
  };
}

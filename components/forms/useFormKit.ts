"use client";

import { startTransition, useActionState, useEffect, useMemo, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, useForm } from "react-hook-form";
import type * as z from "zod";
import "@/server/platform/zod-french";
import { type FieldBinding, fieldBinding } from "./field-binding";
import { formDataToObject, isAccepted } from "./form-data";
import { EMPTY_FORM, type Failure, type FormAction, type FormState, isRefused, NO_FAILURE } from "./form-state";
import { failureOfCall } from "./procedure-failure";
import type { FieldName, FormSchema } from "./schema-fields";
import { useBusy } from "./useBusy";
import { failureOfZod } from "./zod-failure";

/*
 * How to write a form
 *
 * 1. One zod schema in server/<context>/schemas.ts: what a form sends (texts, "on", files), with the builders of
 *    server/platform/form-fields.ts. Flat names. Ids that the procedure needs travel as HiddenField.
 *    Write `import * as z from "zod"`: the named `z` brings every language of zod to the phone, 50 kB compressed.
 * 2. One procedure with that schema as its input, in the context's router.
 * 3. app/…/actions.ts ("use server"):
 *      export const askChange = formAction(askPersonChangeSchema, (api, values) => api.families.changes.askPerson(values),
 *        (_, base) => `${base}/famille/dossier/modifications`);
 * 4. components/<context>/AskChangeForm.tsx ("use client"):
 *      const form = useFormKit({ schema: askPersonChangeSchema, action, initial,
 *        submit: (values) => browserApi(base).families.changes.askPerson.mutate(values),
 *        next: () => `${base}/famille/dossier/modifications` });
 *      return (
 *        <Form form={form}>
 *          <TextField {...form.field("email")} label="Adresse e-mail" type="email" autoComplete="email" required />
 *          <SubmitButton form={form}>Envoyer la demande</SubmitButton>
 *        </Form>
 *      );
 *    The page passes `action` and, to edit something known, `initial={formWith({ email: person.email })}`.
 *    A form with files leaves out `submit`: it is checked in the browser, then goes through the action.
 *
 * Without JavaScript the browser posts to the action. With it, the same schema is checked first, the same procedure is
 * called by tRPC, and the page that follows is loaded. Inputs are never controlled: what was typed before the script
 * arrived stays.
 */
export interface FormKitOptions<S extends FormSchema, R> {
  readonly schema: S;
  readonly action: FormAction;
  readonly initial?: FormState;
  /** The procedure, by the browser's tRPC client. Without it the form always goes through the action. */
  readonly submit?: (values: z.input<S>) => Promise<R>;
  /** Where to go once `submit` went through. Without it, the page is loaded again. */
  readonly next?: (result: R) => string;
  /** Tells several forms of one page apart; the prefix of their fields' ids. */
  readonly id?: string;
}

export interface FormKit<Name extends string = string> {
  readonly id: string;
  readonly failure: Failure;
  readonly pending: boolean;
  field(name: Name): FieldBinding;
  readonly formProps: {
    readonly action: (data: FormData) => void;
    readonly onSubmit: React.FormEventHandler<HTMLFormElement>;
    readonly onChange: React.FormEventHandler<HTMLFormElement>;
    readonly ref: React.RefObject<HTMLFormElement | null>;
  };
  /** Changes when a new refusal is to be announced. */
  readonly refusal: string;
}

export function useFormKit<S extends FormSchema, R = unknown>(options: FormKitOptions<S, R>): FormKit<FieldName<S>> {
  const { schema, submit, next, id = "form" } = options;
  const [state, dispatch, acting] = useActionState(options.action, options.initial ?? EMPTY_FORM);
  const ref = useRef<HTMLFormElement>(null);
  const sent = useRef<FormData>(null);
  const busy = useBusy();
  const [local, setLocal] = useState<{ after: string; count: number; failure: Failure }>();

  const check = (data: FormData): Failure => {
    const result = schema.safeParse(formDataToObject(schema, data));
    return result.success ? NO_FAILURE : failureOfZod(result.error);
  };
  const seeded = useMemo(() => validatorErrors(state), [state]);
  const validator = useForm<FieldValues>({
    errors: seeded,
    shouldFocusError: false,
    resolver: () => ({
      values: {},
      errors: validatorErrors(check(sent.current ?? new FormData(ref.current ?? undefined))),
    }),
  });
  const { errors, isSubmitted } = validator.formState;

  // The summary stays as it was at the last attempt; under the fields, a message goes as soon as the answer is right.
  const refused = local && local.after === state.submissionId ? local.failure : state;
  const refusal = local ? `${state.submissionId}/${local.count}` : state.submissionId;
  const refuse = (failure: Failure) => {
    setLocal((last) => ({ after: state.submissionId, count: (last?.count ?? 0) + 1, failure }));
    for (const [name, error] of Object.entries(validatorErrors(failure))) validator.setError(name, error);
    busy.end();
  };

  const send = async (data: FormData) => {
    const values = formDataToObject(schema, data);
    if (!submit || !isAccepted(schema, values)) {
      busy.end();
      startTransition(() => dispatch(data));
      return;
    }
    try {
      const result = await submit(values);
      window.location.assign(next ? next(result) : window.location.href);
    } catch (error) {
      refuse(failureOfCall(error));
    }
  };

  const onSubmit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (acting || !busy.begin()) return;
    const data = filledBy(event);
    sent.current = data;
    void validator
      .handleSubmit(
        () => send(data),
        () => refuse(check(data)),
      )()
      .finally(() => {
        sent.current = null;
      });
  };

  const onChange = (event: React.FormEvent<HTMLFormElement>) => {
    const { target } = event;
    if (isSubmitted && "name" in target && typeof target.name === "string") void validator.trigger(target.name);
  };

  useErrorInTitle(isRefused(refused));

  return {
    id,
    failure: refused,
    refusal,
    pending: acting || busy.now,
    field: (name) => fieldBinding(id, name, state.values, messagesOf(errors, name)),
    formProps: { action: dispatch, onSubmit, onChange, ref },
  };
}

/** What the form holds, with the button that sent it. */
function filledBy(event: React.FormEvent<HTMLFormElement>): FormData {
  const data = new FormData(event.currentTarget);
  const { nativeEvent } = event;
  const button = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  if (button instanceof HTMLButtonElement && button.name !== "") data.append(button.name, button.value);
  return data;
}

/** As the validator keeps them. Errors of the whole form are only counted there; `refused` holds their text. */
function validatorErrors(failure: Failure): Record<string, { type: string; message: string }> {
  const errors: Record<string, { type: string; message: string }> = {};
  for (const [name, messages] of Object.entries(failure.fieldErrors)) {
    if (messages.length > 0) errors[name] = { type: "refused", message: messages.join("\n") };
  }
  if (failure.formErrors.length > 0) errors.root = { type: "refused", message: failure.formErrors.join("\n") };
  return errors;
}

function messagesOf(errors: FieldErrors, name: string): string[] {
  const message = errors[name]?.message;
  return typeof message === "string" ? message.split("\n") : [];
}

const ERROR_IN_TITLE = "Erreur\u00a0: ";

/**
 * "Erreur : …" in the tab, as the server writes it in the page that answers a form sent without JavaScript. It goes with the
 * refusal, and with a form that has gone because its answer was taken: React leaves a title that it wrote before as it is.
 */
function useErrorInTitle(refused: boolean): void {
  useEffect(() => {
    if (!refused) return;
    if (!document.title.startsWith(ERROR_IN_TITLE)) document.title = ERROR_IN_TITLE + document.title;
    return () => {
      if (document.title.startsWith(ERROR_IN_TITLE)) document.title = document.title.slice(ERROR_IN_TITLE.length);
    };
  }, [refused]);
}

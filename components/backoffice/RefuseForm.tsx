"use client";

import { type AnswerKind, MODEL_ANSWERS } from "@/server/backoffice/domain/model-answers";
import type { QueueFilter, QueueKind } from "@/server/backoffice/domain/queue";
import { filterQuery } from "@/server/backoffice/domain/queue.fr";
import { Form } from "../forms/Form";
import { type FormAction, formWith, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { refuseAccountForm, refuseChangeForm, refuseDocumentForm, refuseEnrolmentForm } from "./decision-schemas";
import { FilterFields } from "./FilterFields";
import { MailFrame, type MailFrameProps } from "./MailFrame";

const REFUSALS = {
  compte: { schema: refuseAccountForm, idName: "requestId" },
  identite: { schema: refuseAccountForm, idName: "requestId" },
  inscription: { schema: refuseEnrolmentForm, idName: "requestId" },
  modification: { schema: refuseChangeForm, idName: "requestId" },
  document: { schema: refuseDocumentForm, idName: "documentId" },
} as const;

const HINT = "Ce texte part tel quel. Dites ce qui manque et quoi faire.";
const UNVERIFIED =
  "Cette adresse n’est pas vérifiée\u00a0: ne dites ni si un dossier ou un compte existe, ni ce qu’il contient.";

interface RefuseFormProps {
  readonly kind: QueueKind;
  /** Whose models are offered; those of the kind unless it is given. */
  readonly answers?: AnswerKind;
  readonly id: string;
  /** What leaves, with `WRITTEN` where the agent writes. */
  readonly mail: MailFrameProps["mail"];
  readonly to: string;
  readonly filter: QueueFilter;
  readonly action: FormAction;
  /** The model's text that the address names, when JavaScript does not put it there. */
  readonly reason: string;
}

/** A refusal: models to begin with, the mail around what one writes, and the button that sends it. */
export function RefuseForm({ kind, answers = kind, id, mail, to, filter, action, reason }: RefuseFormProps) {
  const { schema, idName } = REFUSALS[kind];
  const form = useFormKit({ schema, action, initial: formWith({ reason }), id: "refus" });
  const field = form.field("reason");
  const unverified = kind === "compte" || kind === "identite";
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  const write = (text: string) => (event: React.MouseEvent) => {
    const area = document.getElementById(field.id);
    if (!(area instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    area.value = text;
    area.focus();
  };
  return (
    <Form form={form}>
      <HiddenField name={idName} value={id} />
      {unverified ? <HiddenField name="doubtful" value={kind === "identite" ? "oui" : "non"} /> : null}
      <FilterFields filter={filter} />
      <p id="modeles">Commencer avec un modèle, puis l’adapter&nbsp;:</p>
      <ul aria-labelledby="modeles" className="preau-models">
        {MODEL_ANSWERS[answers].map((model) => (
          <li key={model.id}>
            <a href={`${filterQuery(filter, { modele: model.id }) || "?"}#refuser`} onClick={write(model.text)}>
              {model.title}
            </a>
          </li>
        ))}
      </ul>
      <MailFrame mail={mail} to={to}>
        <TextArea
          {...field}
          hint={unverified ? `${HINT} ${UNVERIFIED}` : HINT}
          label="Votre réponse"
          maxLength={1000}
          required
          rows={5}
        />
      </MailFrame>
      <SubmitButton form={form} kind="secondary">
        Refuser et envoyer l’e-mail
      </SubmitButton>
    </Form>
  );
}

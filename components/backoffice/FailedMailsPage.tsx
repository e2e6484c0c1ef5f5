import { type FailedMail, type MailFailure, MOST_RESENT } from "@/server/backoffice/domain/failed-mails";
import { FAILURE_NAMES, mailKindName, OBSTACLE_TEXTS, serverAnswer } from "@/server/backoffice/domain/failed-mails.fr";
import { DataTable } from "../dsfr/DataTable";
import { OneButtonForm } from "../families/OneButtonForm";
import { FilterForm } from "../forms/FilterForm";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { SelectField } from "../forms/SelectField";
import { instantText } from "./since-text";

interface FailedMailsPageProps {
  readonly base: string;
  readonly zone: string;
  readonly mayReadFamilies: boolean;
  readonly filter: { readonly kind?: string | undefined; readonly failure?: MailFailure | undefined };
  readonly view: {
    readonly mails: readonly FailedMail[];
    readonly next: string | null;
    readonly failed: number;
    readonly waiting: number;
    /** Of the cause that is looked at: how many the button sends again. */
    readonly resendable: number;
    readonly parts: readonly { readonly kind: string; readonly failure: MailFailure; readonly count: number }[];
  };
  readonly resend: FormAction;
  readonly resendAll: FormAction;
}

/** The mails that could not be sent: to whom, why, and the way to send them again (M2). */
export function FailedMailsPage(props: FailedMailsPageProps) {
  const { base, zone, mayReadFamilies, filter, view, resend, resendAll } = props;
  const { mails, next, failed, waiting } = view;
  return (
    <>
      <p>{failedText(failed)}</p>
      {waiting > 0 ? <p>{waitingText(waiting)}</p> : null}
      {failed > 0 ? (
        <>
          <p>
            Corrigez d’abord l’adresse dans le dossier de la famille&nbsp;: un e-mail renvoyé part à l’adresse
            d’aujourd’hui de la même personne.
          </p>
          <Filters base={base} filter={filter} parts={view.parts} />
          <ResendAll action={resendAll} filter={filter} view={view} />
        </>
      ) : null}
      {mails.length > 0 ? (
        <Mails base={base} mails={mails} mayReadFamilies={mayReadFamilies} resend={resend} zone={zone} />
      ) : failed > 0 ? (
        <p>Aucun e-mail ne correspond à ces filtres.</p>
      ) : null}
      {next ? (
        <p className="preau-actions">
          <a className="fr-btn fr-btn--secondary" href={`${base}/agents/mails?${queryOf(filter, next)}`}>
            E-mails suivants
          </a>
        </p>
      ) : null}
    </>
  );
}

function queryOf({ kind, failure }: FailedMailsPageProps["filter"], after: string): URLSearchParams {
  const query = new URLSearchParams();
  if (kind) query.set("sorte", kind);
  if (failure) query.set("cause", failure);
  query.set("apres", after);
  return query;
}

function Filters({ base, filter, parts }: Pick<FailedMailsPageProps, "base" | "filter"> & Parts) {
  const kinds = [...new Set(parts.map(({ kind }) => kind))];
  const failures = [...new Set(parts.map(({ failure }) => failure))];
  return (
    <search>
      <FilterForm action={`${base}/agents/mails`} form={EMPTY_FORM} id="mails" submit="Filtrer">
        <SelectField
          defaultValue={filter.failure ?? ""}
          id="mails-cause"
          label="Cause"
          name="cause"
          options={failures.map((value) => ({ value, label: FAILURE_NAMES[value] }))}
          placeholder="Toutes les causes"
        />
        <SelectField
          defaultValue={filter.kind ?? ""}
          id="mails-sorte"
          label="Sorte d’e-mail"
          name="sorte"
          options={kinds.map((value) => ({ value, label: mailKindName(value) }))}
          placeholder="Toutes les sortes"
        />
      </FilterForm>
    </search>
  );
}

type Parts = { readonly parts: FailedMailsPageProps["view"]["parts"] };

/** One button for those of the cause that is looked at and that have somewhere to go. */
function ResendAll({ action, filter, view }: { action: FormAction } & Pick<FailedMailsPageProps, "filter" | "view">) {
  const { kind, failure } = filter;
  const { resendable, parts } = view;
  if (!failure || resendable < 2) return null;
  const chosen = parts.filter((part) => part.failure === failure && (!kind || part.kind === kind));
  const all = chosen.reduce((sum, { count }) => sum + count, 0);
  return (
    <OneButtonForm
      action={action}
      id="tout-renvoyer"
      values={{ failure, most: String(resendable), ...(kind && { kind }) }}
    >
      {resendText(resendable, all)}
    </OneButtonForm>
  );
}

function resendText(count: number, all: number): string {
  if (count === all) return `Renvoyer les ${count}\u00a0e-mails de cette cause`;
  return count === MOST_RESENT
    ? `Renvoyer les ${count}\u00a0plus anciens e-mails de cette cause`
    : `Renvoyer les ${count}\u00a0e-mails de cette cause qui ont encore une adresse où aller`;
}

function Mails({ base, zone, mails, mayReadFamilies, resend }: MailsProps) {
  return (
    <DataTable
      caption="E-mails qui ne sont pas partis, les plus anciens en haut"
      columns={[
        { key: "to", label: "À qui" },
        { key: "what", label: "Quoi" },
        { key: "why", label: "Pourquoi" },
        { key: "again", label: "Renvoyer" },
      ]}
      hideCaption
      rows={mails.map((mail) => ({
        key: mail.id,
        cells: [
          <span key="to">
            {mail.address || "Sans adresse"}
            <span className="preau-queue__what">
              <Family base={base} family={mail.family} linked={mayReadFamilies} />
            </span>
          </span>,
          <span key="what">
            {mailKindName(mail.kind)}
            <span className="preau-queue__what">{instantText(mail.at, zone)}</span>
          </span>,
          <span key="why">
            {FAILURE_NAMES[mail.failure]}
            <span className="preau-queue__what">
              <Reason text={mail.reason} />
            </span>
          </span>,
          mail.to === null ? (
            OBSTACLE_TEXTS[mail.obstacle ?? "nobody"]
          ) : (
            <Again key="again" mail={mail} resend={resend} to={mail.to} />
          ),
        ],
      }))}
      stacked
    />
  );
}

/** The server speaks English: a screen reader must know. */
function Reason({ text }: { text: string }) {
  const answer = serverAnswer(text);
  if (answer === null) return text;
  return (
    <>
      Réponse du serveur de messagerie&nbsp;: <span lang="en">{answer}</span>
    </>
  );
}

type MailsProps = Pick<FailedMailsPageProps, "base" | "zone" | "mayReadFamilies" | "resend"> & {
  readonly mails: readonly FailedMail[];
};

function Again({ mail, to, resend }: { mail: FailedMail; to: string; resend: FormAction }) {
  return (
    <>
      {to === mail.address ? null : <span>Il partira à {to}.</span>}
      <OneButtonForm action={resend} id={`renvoyer-${mail.id}`} kind="tertiary" values={{ mailId: mail.id }}>
        Renvoyer
        <span className="fr-sr-only">
          {" "}
          «&nbsp;{mailKindName(mail.kind)}&nbsp;» à {to}
        </span>
      </OneButtonForm>
    </>
  );
}

function Family({ base, family, linked }: { base: string; family: FailedMail["family"]; linked: boolean }) {
  if (!family) return "Hors dossier";
  const text = `Dossier n°\u00a0${family.number}`;
  return linked ? <a href={`${base}/agents/familles/${family.id}`}>{text}</a> : text;
}

function failedText(count: number): string {
  if (count === 0) return "Tous les e-mails sont partis, ou vont partir.";
  return count === 1 ? "1\u00a0e-mail n’est pas parti." : `${count}\u00a0e-mails ne sont pas partis.`;
}

function waitingText(count: number): string {
  return count === 1
    ? "1\u00a0e-mail attend et partira de lui-même."
    : `${count}\u00a0e-mails attendent et partiront d’eux-mêmes.`;
}

import { OPEN_DAYS } from "@/server/billing/domain/invoice-link";
import { Alert } from "../dsfr/Alert";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";

interface Notice {
  readonly id: string;
  /** "samedi 28 novembre à 10 h 12" */
  readonly when: string;
  /** By name; null for the notice of the issue. */
  readonly sentBy: string | null;
  readonly recipients: number;
  /** Mails of it that have not left yet. */
  readonly waiting: number;
  /** Why each that will never leave was refused, as the mail server said it. */
  readonly refusals: readonly string[];
}

interface InvoiceNoticesProps {
  readonly invoiceId: string;
  readonly forFamily: boolean;
  /** Notices that were sent again, the latest first, then that of the issue where it is known. */
  readonly notices: readonly Notice[];
  /** A notice has just left; or it had left before, and nothing did. */
  readonly done: "now" | "before" | null;
  readonly action: FormAction;
}

/** The notices of an issued invoice, and the button that sends one more. */
export function InvoiceNotices({ invoiceId, forFamily, notices, done, action }: InvoiceNoticesProps) {
  const sent = notices.filter(({ sentBy }) => sentBy !== null);
  const first = notices.find(({ sentBy }) => sentBy === null);
  const [last] = sent;
  return (
    <section aria-labelledby="avis">
      <h2 id="avis">Avis par e-mail</h2>
      {done === "now" && last ? (
        <Alert as="p" kind="success" live title={`L’avis est renvoyé à ${addresses(last.recipients)}.`} />
      ) : null}
      {done === "before" && last ? (
        <Alert as="p" kind="info" live title="Rien n’est parti de plus">
          <p>
            L’avis est déjà renvoyé à {addresses(last.recipients)}, {last.when}, par {last.sentBy}.
          </p>
        </Alert>
      ) : null}
      {first ? <p>{firstWords(first)}</p> : null}
      <p>
        {forFamily
          ? "Après une correction d’adresse, renvoyez-le\u00a0: il part aux adresses d’aujourd’hui des personnes qui paient pour cette famille."
          : `Renvoyé, il part à l’adresse d’aujourd’hui du tiers payeur, et son lien ouvre le PDF pendant ${OPEN_DAYS}\u00a0jours. Le lien parti à une ancienne adresse n’ouvre plus rien.`}
      </p>
      {sent.length > 0 ? (
        <ul>
          {sent.map(({ id, when, sentBy, recipients, waiting, refusals }) => (
            <li key={id}>
              Renvoyé {when} à {addresses(recipients)}, par {sentBy}.{notSentWords({ waiting, refusals })}
            </li>
          ))}
        </ul>
      ) : null}
      <OneButtonForm action={action} id="avis-encore" values={{ invoiceId, seen: last?.id ?? "" }}>
        Renvoyer l’avis par e-mail
      </OneButtonForm>
    </section>
  );
}

function firstWords({ recipients, when, waiting, refusals }: Notice): string {
  if (recipients === 0)
    return "À l’émission, aucun avis n’est parti\u00a0: il n’y avait pas d’adresse e-mail où l’envoyer.";
  const left = recipients - waiting - refusals.length;
  const first =
    left > 0
      ? `L’avis est parti à l’émission à ${addresses(left)}, ${when}.`
      : `L’avis de l’émission, ${when}, n’est pas parti.`;
  return `${first}${notSentWords({ waiting, refusals })}`;
}

/** What has not left, after what has; nothing when all has. */
function notSentWords({ waiting, refusals }: Pick<Notice, "waiting" | "refusals">): string {
  const waits = waiting > 0 ? ` En attente pour ${addresses(waiting)}\u00a0: il partira de lui-même.` : "";
  const refused = refusals.map((reason) => ` Refusé pour une adresse\u00a0: ${reason || "sans raison donnée"}.`);
  const next = refusals.length > 0 ? " Vérifiez l’adresse, puis renvoyez l’avis." : "";
  return `${waits}${refused.join("")}${next}`.replaceAll("..", ".");
}

function addresses(count: number): string {
  return count === 1 ? "une adresse" : `${count}\u00a0adresses`;
}

import { Alert } from "../dsfr/Alert";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";

interface InvoiceNoticesProps {
  readonly invoiceId: string;
  readonly forFamily: boolean;
  /** Notices that were sent again, the latest first; `when`: "samedi 28 novembre à 10 h 12". */
  readonly notices: readonly {
    readonly id: string;
    readonly when: string;
    readonly sentBy: string;
    readonly recipients: number;
  }[];
  /** One has just left. */
  readonly done: boolean;
  readonly action: FormAction;
}

/** The notices of an issued invoice, and the button that sends one more. */
export function InvoiceNotices({ invoiceId, forFamily, notices, done, action }: InvoiceNoticesProps) {
  const [last] = notices;
  return (
    <section aria-labelledby="avis">
      <h2 id="avis">Avis par e-mail</h2>
      {done && last ? (
        <Alert as="p" kind="success" live title={`L’avis est renvoyé à ${addresses(last.recipients)}.`} />
      ) : null}
      <p>
        {forFamily
          ? "L’avis est parti à l’émission. Après une correction d’adresse, renvoyez-le\u00a0: il part aux adresses d’aujourd’hui des personnes qui paient pour cette famille."
          : "L’avis part à l’adresse d’aujourd’hui du tiers payeur, avec un lien neuf vers le PDF."}
      </p>
      {notices.length > 0 ? (
        <ul>
          {notices.map(({ id, when, sentBy, recipients }) => (
            <li key={id}>
              Renvoyé {when} à {addresses(recipients)}, par {sentBy}.
            </li>
          ))}
        </ul>
      ) : null}
      <OneButtonForm action={action} id="avis-encore" values={{ invoiceId }}>
        Renvoyer l’avis par e-mail
      </OneButtonForm>
    </section>
  );
}

function addresses(count: number): string {
  return count === 1 ? "une adresse" : `${count}\u00a0adresses`;
}

import { PrintButton } from "../backoffice/PrintButton";

interface ActivationCodeProps {
  readonly printed: string;
  /** "vendredi 4 décembre 2026" */
  readonly until: string;
  /** The page where it is typed. */
  readonly address: string;
  readonly name: string;
}

/** A code to hand over, with what to do with it: the page that is printed. */
export function ActivationCode({ printed, until, address, name }: ActivationCodeProps) {
  return (
    <>
      <p>
        Pour {name}. À remettre en main propre, ou par courrier. Ce code sert une fois, jusqu’au {until}.
      </p>
      <p className="preau-secret">{printed}</p>
      <ol>
        <li>
          Allez sur <strong>{address}</strong>
        </li>
        <li>Connectez-vous avec FranceConnect.</li>
        <li>Recopiez le code. Vous entrez dans votre dossier.</li>
      </ol>
      <p>Ne le donnez à personne&nbsp;: il ne marche qu’avec votre propre identité.</p>
      <div className="preau-noprint">
        <PrintButton />
      </div>
    </>
  );
}

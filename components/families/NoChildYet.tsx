import { Alert } from "../dsfr/Alert";

interface NoChildYetProps {
  /** The rank of the title in the page's outline. */
  readonly as?: "h2" | "h3";
  /** The town's own page of how to reach it. */
  readonly base: string;
}

/** A dossier that has just been opened: what happens next, rather than an empty page. */
export function NoChildYet({ as = "h2", base }: NoChildYetProps) {
  return (
    <Alert as={as} kind="info" title="Vos enfants ne sont pas encore dans votre dossier">
      <p>
        La mairie les ajoute d’après votre demande de compte, puis les inscrit à leurs activités. Vous recevez un e-mail
        à chaque étape. Vous pourrez ensuite réserver. Vous n’avez rien à faire.
      </p>
      <p>
        Sans nouvelle après une semaine, ou s’il manque un enfant&nbsp;:{" "}
        <a href={`${base}/contact`}>contactez la mairie</a>.
      </p>
    </Alert>
  );
}

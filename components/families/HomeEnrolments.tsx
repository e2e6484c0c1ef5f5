import type { EnrolmentNews } from "@/server/booking/domain/enrolments-view";
import { Alert } from "../dsfr/Alert";

interface HomeEnrolmentsProps {
  readonly base: string;
  readonly news: EnrolmentNews;
}

/** Where the enrolments of the children are, when one of them can book nothing yet: what was asked, answered, or may be asked. */
export function HomeEnrolments({ base, news }: HomeEnrolmentsProps) {
  const { waiting, refused, toEnrol, shut } = news;
  const list = `${base}/famille/inscriptions`;
  return (
    <>
      {refused.length > 0 ? (
        <Alert as="h3" kind="warning" title={`Inscription refusée\u00a0: ${refused.join(", ")}`}>
          <p>
            La mairie a écrit pourquoi. <a href={list}>Lire sa réponse, et demander de nouveau</a>
          </p>
        </Alert>
      ) : null}
      {toEnrol.length > 0 ? (
        <Alert as="h3" kind="info" title={`Pas encore d’inscription\u00a0: ${toEnrol.join(", ")}`}>
          <p>
            Sans inscription à une activité, on ne peut pas réserver. <a href={list}>Demander une inscription</a>
          </p>
        </Alert>
      ) : null}
      {shut.length > 0 ? (
        <Alert as="h3" kind="info" title="Pas d’inscription possible pour l’instant">
          <ul>
            {shut.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          <p>
            Une question&nbsp;? <a href={`${base}/contact`}>Contactez la mairie</a>
          </p>
        </Alert>
      ) : null}
      {waiting.length > 0 ? (
        <p>
          Inscription demandée&nbsp;: {waiting.join(", ")}. La mairie vous répondra par e-mail&nbsp;; vous pourrez
          réserver ensuite. <a href={list}>Suivre ma demande</a>
        </p>
      ) : null}
    </>
  );
}

import type { ClosingView } from "@/server/booking/domain/closing-view";
import { phoneText } from "@/server/families/domain/phone.fr";
import { DataTable } from "../dsfr/DataTable";
import { counted } from "./closing-words";

interface HouseholdsToCallProps {
  readonly base: string;
  readonly toCall: ClosingView["toCall"];
  /** The closing, or its end, concerns somebody. */
  readonly concerns: boolean;
}

/** The households that no mail reaches, with a number to call, for who may read dossiers; or that there is none. */
export function HouseholdsToCall({ base, toCall, concerns }: HouseholdsToCallProps) {
  const { count, households } = toCall;
  if (count === 0) {
    return concerns ? (
      <p>Aucune famille n’est à appeler&nbsp;: toutes celles qui sont concernées ont une adresse e-mail.</p>
    ) : null;
  }
  return (
    <section aria-labelledby="a-appeler">
      <h2 id="a-appeler">Familles à appeler</h2>
      <p>
        {count === 1
          ? "Une famille n’a pas d’adresse e-mail\u00a0: prévenez-la par téléphone."
          : `${counted(count, "", "familles")} n’ont pas d’adresse e-mail\u00a0: prévenez-les par téléphone.`}
      </p>
      {households ? (
        <DataTable
          caption="Familles sans adresse e-mail"
          columns={[
            { key: "name", label: "Famille" },
            { key: "phone", label: "Téléphone" },
            { key: "file", label: "Dossier" },
          ]}
          hideCaption
          rows={households.map(({ familyId, name, phones, number }) => ({
            key: familyId,
            cells: [
              name,
              phones.length > 0 ? <Phones key="phones" phones={phones} /> : "aucun numéro",
              <a href={`${base}/agents/familles/${familyId}`} key="file">
                n°&nbsp;{number}
              </a>,
            ],
          }))}
        />
      ) : (
        <p>Demandez leurs noms à un collègue qui peut lire les dossiers&nbsp;: il les verra sur cette page.</p>
      )}
    </section>
  );
}

/** A link for each number: adults of a household have their own. */
function Phones({ phones }: { phones: readonly string[] }) {
  return (
    <ul className="fr-raw-list">
      {phones.map((phone) => (
        <li key={phone}>
          <a href={`tel:${phone}`}>{phoneText(phone)}</a>
        </li>
      ))}
    </ul>
  );
}

import type { ClosingRecap } from "@/server/booking/domain/closing-view";
import { formatDay } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { AlreadyClosed } from "./AlreadyClosed";
import { ConfirmClosingForm } from "./ConfirmClosingForm";
import { newClosingHref } from "./closing-links";
import { counted, effectLines, periodTitle } from "./closing-words";
import { FewDays, ManyDays } from "./FoldedDays";

interface ClosingRecapPageProps {
  readonly base: string;
  readonly recap: ClosingRecap;
  readonly action: FormAction;
  /** It was confirmed, and a colleague had closed days of it since it was read. */
  readonly moved: boolean;
}

/** What confirming will close, cancel and end, and who will be told. Nothing is closed yet. */
export function ClosingRecapPage({ base, recap, action, moved }: ClosingRecapPageProps) {
  const { days, closed, effects, schoolName, activityName, label } = recap;
  const lines = effectLines(effects);
  return (
    <>
      {moved ? (
        <Alert kind="warning" live title="Des jours ont été fermés entre-temps">
          <p>
            Un autre agent a fermé ou rouvert des jours de cette période depuis votre lecture. Votre fermeture n’est pas
            enregistrée. Relisez ce qui reste à fermer, puis confirmez de nouveau.
          </p>
        </Alert>
      ) : (
        <p>Rien n’est encore fermé. Relisez, puis confirmez en bas de la page.</p>
      )}
      <Facts
        facts={[
          ["Raison", label],
          ["Période", periodTitle(recap)],
          ["École", schoolName ?? "Toutes les écoles"],
          ["Activité", activityName ?? "Toutes les activités"],
        ]}
      />
      <h2>Ce qui va changer</h2>
      <ul>
        <li>
          <strong>{counted(days.length, "jour ouvert ferme", "jours ouverts ferment")}</strong>
          <FewDays days={days.map(formatDay)} />
        </li>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>
          {effects.families === 0
            ? `aucune famille n’a réservé ni n’attend une place ${days.length === 1 ? "ce jour-là" : "ces jours-là"}`
            : counted(
                effects.families,
                "famille concernée, prévenue par un seul e-mail si elle en a un",
                "familles concernées, prévenues par un seul e-mail chacune si elles en ont un",
              )}
        </li>
      </ul>
      <ManyDays days={days.map(formatDay)} summary="Voir les jours qui ferment" />
      <AlreadyClosed closed={closed} />
      <p>
        Les réservations faites d’ici votre confirmation seront annulées aussi. La page suivante donnera les nombres
        exacts, et s’il y a des familles à appeler parce qu’elles n’ont pas d’e-mail.
      </p>
      <ConfirmClosingForm action={action} base={base} recap={recap} />
      <p className="preau-actions">
        <a href={newClosingHref(base, recap)}>Corriger</a>
        <a href={`${base}/agents/activites/fermetures`}>Revenir sans rien fermer</a>
      </p>
    </>
  );
}

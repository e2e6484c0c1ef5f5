import type { OpeningRecap } from "@/server/booking/domain/opening-view";
import { counted } from "../closing/closing-words";
import type { FormAction } from "../forms/form-state";
import { ConfirmOpeningForm } from "./ConfirmOpeningForm";
import { LeftOut, MovedMeanwhile, OtherOpenings } from "./OpeningEffects";
import { againOpeningHref, openingsHref } from "./openings-links";

interface OpeningRecapPageProps {
  readonly base: string;
  readonly recap: OpeningRecap;
  readonly action: FormAction;
  /** Another agent changed something since this page was read. */
  readonly moved: boolean;
}

/** What saving would change, in words. Nothing is saved yet. */
export function OpeningRecapPage({ base, recap, action, moved }: OpeningRecapPageProps) {
  const { activity, openingId, wish, text, before, others } = recap;
  return (
    <>
      {moved ? <MovedMeanwhile nothing="Rien n’est enregistré." /> : null}
      <p>Rien n’est encore enregistré. Relisez, puis confirmez en bas de la page.</p>
      <h2>Ce qui change</h2>
      {before && before !== text ? (
        <p>
          Avant&nbsp;: <s>{before}</s>
        </p>
      ) : null}
      <p>
        <strong>{text}</strong>
      </p>
      <ul>
        <li>{meantText(recap)}</li>
        {others.length === 0 && !before ? <li>{firstText(recap)}</li> : null}
        {wish.first || wish.last ? (
          <li>Les jours dont aucune ouverture ne parle restent à réserver par tous, dans les dates limites.</li>
        ) : null}
        {wish.kind === "booking" ? (
          <li>
            Les réservations déjà faites ne changent pas. Une famille peut toujours annuler, dans les dates limites.
          </li>
        ) : (
          <li>Les enfants déjà inscrits le restent. À la mairie, vous pouvez toujours inscrire un enfant.</li>
        )}
      </ul>
      <LeftOut recap={recap} />
      <OtherOpenings recap={recap} />
      <ConfirmOpeningForm action={action} base={base} recap={recap} />
      <p className="preau-actions">
        <a href={againOpeningHref(base, { ...wish, code: activity.code, openingId })}>Corriger</a>
        <a href={openingsHref(base, activity.code)}>Revenir sans rien changer</a>
      </p>
    </>
  );
}

function of(children: number, { kind }: OpeningRecap["wish"]): string {
  if (kind !== "booking") return "de la ville";
  return children === 1 ? "inscrit à l’activité" : "inscrits à l’activité";
}

function meantText({ effect: { meant, children }, wish }: OpeningRecap): string {
  if (children === 0) return `Il n’y a pas encore d’enfants ${of(children, wish)}.`;
  if (meant === 0)
    return `${children === 1 ? "Le seul enfant" : `Aucun des ${children}\u00a0enfants`} ${of(children, wish)} n’est concerné.`;
  return `${counted(meant, "enfant concerné", "enfants concernés")}, sur ${counted(children, "enfant", "enfants")} ${of(children, wish)}.`;
}

function firstText({ wish }: OpeningRecap): string {
  return wish.kind === "booking"
    ? "C’est la première ouverture\u00a0: jusqu’ici, tous pouvaient réserver ces jours. Avant l’ouverture et après la fin, plus personne ne le pourra."
    : "C’est la première ouverture\u00a0: jusqu’ici, tous pouvaient s’inscrire. Avant l’ouverture et après la fin, plus personne ne le pourra en ligne.";
}

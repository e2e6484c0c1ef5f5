import type { OpeningRecap } from "@/server/booking/domain/opening-view";
import type { FormAction } from "../forms/form-state";
import { LeftOut, MovedMeanwhile, OtherOpenings } from "./OpeningEffects";
import { openingsHref } from "./openings-links";
import { RemoveOpeningForm } from "./RemoveOpeningForm";

interface RemoveOpeningPageProps {
  readonly base: string;
  readonly recap: OpeningRecap;
  readonly action: FormAction;
  /** Another agent changed something since this page was read. */
  readonly moved: boolean;
}

/** What goes when an opening is removed, and who is left. */
export function RemoveOpeningPage({ base, recap, action, moved }: RemoveOpeningPageProps) {
  const { text, others, wish, activity } = recap;
  return (
    <>
      {moved ? <MovedMeanwhile nothing="Rien n’est retiré." /> : null}
      <p>
        <strong>{text}</strong>
      </p>
      <p>
        {others.length === 0
          ? wish.kind === "booking"
            ? "Sans elle, tous les enfants inscrits pourront réserver ces jours, dans les dates limites."
            : "Sans elle, tous pourront s’inscrire à tout moment."
          : "Sans elle, seules les autres ouvertures comptent."}{" "}
        Aucune réservation ni inscription ne change.
      </p>
      <LeftOut recap={recap} />
      <OtherOpenings recap={recap} />
      <RemoveOpeningForm action={action} base={base} recap={recap} />
      <p>
        <a href={openingsHref(base, activity.code)}>Revenir sans rien retirer</a>
      </p>
    </>
  );
}

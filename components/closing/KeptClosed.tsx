import { keptText } from "@/server/booking/domain/closing-mails.fr";
import type { KeptClosedDay } from "@/server/booking/domain/closing-view";
import { FewDays, ManyDays } from "./FoldedDays";

/** The days that another closing keeps closed, and why; nothing when there is none. */
export function KeptClosed({ kept }: { kept: readonly KeptClosedDay[] }) {
  if (kept.length === 0) return null;
  const days = kept.map(keptText);
  return (
    <>
      <p>
        <strong>
          {kept.length === 1
            ? "Un jour reste fermé par une autre fermeture"
            : `${kept.length}\u00a0jours restent fermés par une autre fermeture`}
        </strong>
        <FewDays days={days} />. Les familles seront prévenues quand elle sera rouverte à son tour.
      </p>
      <ManyDays days={days} summary="Voir les jours qui restent fermés" />
    </>
  );
}

import { keptText } from "@/server/booking/domain/closing-mails.fr";
import type { KeptClosedDay } from "@/server/booking/domain/closing-view";
import { FewDays, ManyDays } from "./FoldedDays";

/** The days of the period that another closing has closed already, and why; nothing when there is none. */
export function AlreadyClosed({ closed }: { closed: readonly KeptClosedDay[] }) {
  if (closed.length === 0) return null;
  const days = closed.map(keptText);
  return (
    <>
      <p>
        {closed.length === 1 ? "Un jour est déjà fermé" : `${closed.length}\u00a0jours sont déjà fermés`}
        <FewDays days={days} />.
      </p>
      <ManyDays days={days} summary="Voir les jours déjà fermés" />
    </>
  );
}

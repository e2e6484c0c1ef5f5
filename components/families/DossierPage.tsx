import type { DocumentNeed } from "@/server/documents/domain/needed-documents";
import type { DossierView } from "@/server/families/domain/dossier";
import type { QuotientOutcome } from "@/server/families/domain/quotient-reading";
import type { LocalDate } from "@/server/platform/dates";
import { NeedsList } from "../documents/NeedsList";
import { AdultsSection } from "./AdultsSection";
import { ChildCard } from "./ChildCard";
import { NoChildYet } from "./NoChildYet";
import { OwnDetailsSection } from "./OwnDetailsSection";
import { type LaterQuotient, QuotientSection } from "./QuotientSection";

interface DossierPageProps {
  readonly dossier: DossierView;
  /** Null for an adult who has no documents to see. */
  readonly needs: readonly DocumentNeed[] | null;
  readonly quotient: {
    readonly outcome?: QuotientOutcome;
    readonly offered: boolean;
    readonly later: readonly LaterQuotient[];
  };
  /** What the household pays for each child; none for an adult who may not know what it owes. */
  readonly parts: readonly { readonly childId: string; readonly text: string }[];
  readonly base: string;
  readonly today: LocalDate;
}

/** The whole dossier, as this adult may read it (D14). */
export function DossierPage({ dossier, needs, quotient, parts, base, today }: DossierPageProps) {
  const { household, children, canEdit, canSeeHealth } = dossier;
  return (
    <>
      <p>
        Dossier n°&nbsp;<strong>{dossier.number}</strong> ({dossier.name}). Donnez ce numéro quand vous contactez la
        mairie.
      </p>
      <section aria-labelledby="enfants">
        <h2 id="enfants">Enfants</h2>
        {children.length === 0 ? <NoChildYet as="h3" base={base} /> : null}
        <ul className="preau-grid">
          {children.map((child) => (
            <ChildCard
              base={base}
              canEdit={canEdit}
              canSeeHealth={canSeeHealth}
              child={child}
              key={child.id}
              part={parts.find(({ childId }) => childId === child.id)?.text}
              today={today}
            />
          ))}
        </ul>
        {household ? (
          <p>
            <a href={`${base}/famille/inscriptions`}>Les inscriptions de mes enfants</a>
          </p>
        ) : null}
        {children.length > 0 ? (
          <p>
            Il manque un enfant, ou un renseignement est faux&nbsp;? <a href={`${base}/contact`}>Contactez la mairie</a>
          </p>
        ) : null}
      </section>
      <OwnDetailsSection base={base} dossier={dossier} />
      {household ? <QuotientSection base={base} household={household} {...quotient} /> : null}
      {needs ? (
        <section aria-labelledby="documents">
          <h2 id="documents">Documents demandés</h2>
          <NeedsList base={base} canSend={canEdit} needs={needs} />
          <p>
            <a href={`${base}/famille/documents`}>Tous mes documents</a>
          </p>
        </section>
      ) : null}
      <AdultsSection adults={dossier.adults} />
      <p>
        <a href={`${base}/famille/dossier/historique`}>Voir ce qui a changé dans le dossier</a>
      </p>
    </>
  );
}

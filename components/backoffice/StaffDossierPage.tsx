import type { ChildView, HouseholdView, QuotientRecordView } from "@/server/families/domain/dossier";
import type { LocalDate } from "@/server/platform/dates";
import { Alert } from "../dsfr/Alert";
import { DossierUse, type DossierUseView } from "./DossierUse";
import { HouseholdSection } from "./HouseholdSection";
import { StaffAdults, type StaffAdultView } from "./StaffAdults";
import { StaffChildren } from "./StaffChildren";

export interface StaffDossierView extends DossierUseView {
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
  readonly active: boolean;
  readonly household: HouseholdView | null;
  readonly quotientRecords: readonly QuotientRecordView[];
  readonly adults: readonly StaffAdultView[];
  readonly children: readonly ChildView[];
  readonly otherHouseholds: ReadonlyArray<{
    readonly childId: string;
    readonly familyId: string;
    readonly number: string;
    readonly name: string;
  }>;
  readonly mayOpenHealth: boolean;
}

interface StaffDossierPageProps {
  readonly base: string;
  readonly zone: string;
  readonly today: LocalDate;
  readonly dossier: StaffDossierView;
  readonly mayHandleDocuments: boolean;
}

/** The dossier in one page, as staff reads it (D14). Health is behind its own door. */
export function StaffDossierPage({ base, zone, today, dossier, mayHandleDocuments }: StaffDossierPageProps) {
  return (
    <>
      {dossier.active ? null : (
        <Alert kind="info" title="Cette famille a quitté la commune">
          <p>Le dossier est gardé et peut être rouvert.</p>
        </Alert>
      )}
      <p className="preau-noprint">
        <a href={`${base}/agents/familles/${dossier.familyId}/historique`}>Historique du dossier</a>
      </p>
      {dossier.household ? (
        <HouseholdSection household={dossier.household} records={dossier.quotientRecords} zone={zone} />
      ) : null}
      <StaffAdults adults={dossier.adults} />
      <StaffChildren base={base} dossier={dossier} today={today} />
      <DossierUse base={base} mayHandleDocuments={mayHandleDocuments} use={dossier} zone={zone} />
    </>
  );
}

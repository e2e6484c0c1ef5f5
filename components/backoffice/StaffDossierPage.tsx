import type { BanView, ChildView, HouseholdView, QuotientRecordView } from "@/server/families/domain/dossier";
import type { LocalDate } from "@/server/platform/dates";
import { DESK_DONE } from "../desk/after-desk";
import { Alert } from "../dsfr/Alert";
import { DoneMessage } from "../families/DoneMessage";
import { DossierUse, type DossierUseView } from "./DossierUse";
import { HouseholdSection } from "./HouseholdSection";
import { PendingEnrolments, type PendingEnrolmentView } from "./PendingEnrolments";
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
  /** Noted in another dossier of the child. */
  readonly bansElsewhere: readonly BanView[];
  /** What awaits an answer about enrolments; none for an agent who gives none. */
  readonly requests: readonly PendingEnrolmentView[];
  /** What the children are enrolled in today or later. */
  readonly enrolments: ReadonlyArray<{
    readonly id: string;
    readonly childId: string;
    readonly activity: string;
    readonly firstDay: LocalDate;
    readonly lastDay: LocalDate;
  }>;
  /** What the parents wrote of their children when they asked for an account, as long as the dossier has none. */
  readonly claimed: readonly string[];
  readonly mayOpenHealth: boolean;
  readonly mayEdit: boolean;
}

interface StaffDossierPageProps {
  readonly base: string;
  readonly zone: string;
  readonly today: LocalDate;
  readonly dossier: StaffDossierView;
  readonly mayHandleDocuments: boolean;
  /** Whether the agent says who pays for a child. */
  readonly mayBill: boolean;
  /** What the agent has just done here. */
  readonly done: string | undefined;
}

/** The dossier in one page, as staff reads it (D14). Health is behind its own door. */
export function StaffDossierPage(props: StaffDossierPageProps) {
  const { base, zone, today, dossier, mayHandleDocuments, mayBill, done } = props;
  const here = `${base}/agents/familles/${dossier.familyId}`;
  const edit = dossier.mayEdit ? here : undefined;
  return (
    <>
      <DoneMessage done={done} texts={DESK_DONE} />
      {dossier.active ? null : (
        <Alert kind="info" title="Cette famille a quitté la commune">
          <p>Le dossier est gardé et peut être rouvert.</p>
        </Alert>
      )}
      <p className="preau-noprint">
        <a href={`${here}/historique`}>Historique du dossier</a>
      </p>
      {dossier.household ? (
        <HouseholdSection edit={edit} household={dossier.household} records={dossier.quotientRecords} zone={zone} />
      ) : null}
      <StaffAdults adults={dossier.adults} edit={edit} zone={zone} />
      <PendingEnrolments base={base} requests={dossier.requests} />
      <StaffChildren base={base} dossier={dossier} mayBill={mayBill} today={today} />
      <DossierUse base={base} here={here} mayHandleDocuments={mayHandleDocuments} use={dossier} zone={zone} />
    </>
  );
}

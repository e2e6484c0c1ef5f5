import { Temporal } from "temporal-polyfill";
import { formatDay, formatInstant, type LocalDate } from "@/server/platform/dates";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { attendanceMonthHref } from "./attendance-links";
import { type SheetChildView, SheetForm } from "./SheetForm";

export interface SheetView {
  readonly activity: { readonly id: string; readonly name: string };
  readonly activityId: string;
  readonly schoolId: string;
  readonly school: string;
  readonly day: LocalDate;
  readonly zone: string;
  /** Whether the day has come. */
  readonly open: boolean;
  readonly verified: { readonly at: string; readonly by: string } | null;
  readonly children: readonly SheetChildView[];
}

interface SheetPageProps {
  readonly base: string;
  readonly view: SheetView;
  readonly save: FormAction;
}

/** One school on one day: who is booked, one box for who did not come (P1, P3, P4). */
export function SheetPage({ base, view, save }: SheetPageProps) {
  const { activity, activityId, schoolId, school, day, zone, open, verified, children } = view;
  const booked = children.filter((child) => child.booked).length;
  return (
    <>
      <p>
        {school}, {activity.name}&nbsp;: {booked === 1 ? "1 enfant réservé" : `${booked} enfants réservés`}.{" "}
        {verified
          ? `Journée vérifiée par ${verified.by} ${formatInstant(Temporal.Instant.from(verified.at), zone)}. Vous pouvez encore la corriger.`
          : null}
      </p>
      {open ? (
        <SheetForm action={save} activityId={activityId} base={base} day={day} pupils={children} schoolId={schoolId} />
      ) : (
        <Alert kind="info" title="Cette feuille n’est pas encore ouverte">
          <p>On note les présences à partir du {formatDay(day)}.</p>
        </Alert>
      )}
      <p>
        <a href={attendanceMonthHref(base, day.slice(0, 7), activityId)}>Revenir au mois</a>
      </p>
    </>
  );
}

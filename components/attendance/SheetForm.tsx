"use client";

import { browserApi } from "@/server/api/client";
import { saveSheetSchema } from "@/server/booking/attendance-schemas";
import { type ExceptionKind, exceptionsAsText, shownExceptions } from "@/server/booking/domain/attendance";
import type { LocalDate } from "@/server/platform/dates";
import { Disclosure } from "../dsfr/Disclosure";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { attendanceMonthHref, attendanceSheetHref } from "./attendance-links";

export interface SheetChildView {
  readonly childId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly className: string;
  readonly booked: boolean;
  readonly exception: ExceptionKind | null;
  readonly reason: string;
}

interface SheetFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly activityId: string;
  readonly schoolId: string;
  readonly day: LocalDate;
  readonly pupils: readonly SheetChildView[];
}

type BoxName = "absent" | "excused" | "unbooked";

const COLUMNS = [
  { name: "absent", label: "Absent" },
  { name: "excused", label: "Absence justifiée" },
] as const;

/** One tap for an absence, one more when it is excused. Whoever is not ticked was there. */
export function SheetForm({ base, action, activityId, schoolId, day, pupils }: SheetFormProps) {
  const form = useFormKit({
    schema: saveSheetSchema,
    action,
    submit: (values) => browserApi(base).attendance.saveSheet.mutate(values),
    next: (saved) =>
      saved.next
        ? attendanceSheetHref(base, { activityId, schoolId, day: saved.next })
        : attendanceMonthHref(base, day.slice(0, 7), activityId),
    id: "feuille",
  });
  // Refused by the server's own answer: the page was made again. Refused by the script, the boxes never moved.
  const cameBack = form.refusal !== "" && !form.refusal.includes("/");
  const isTicked = (name: BoxName, child: SheetChildView) =>
    cameBack ? form.field(name).submitted.includes(child.childId) : tickedAtFirst(name, child);
  const booked = pupils.filter((child) => child.booked);
  const others = pupils.filter((child) => !child.booked);
  const came = others.filter((child) => isTicked("unbooked", child));
  return (
    <Form form={form}>
      <HiddenField name="activityId" value={activityId} />
      <HiddenField name="schoolId" value={schoolId} />
      <HiddenField name="day" value={day} />
      <HiddenField name="shown" value={exceptionsAsText(shownExceptions(pupils))} />
      {[...Map.groupBy(booked, ({ className }) => className)].map(([className, pupilsOfClass]) => (
        <ClassTable className={className} isTicked={isTicked} key={className} pupils={pupilsOfClass} />
      ))}
      {others.length > 0 ? (
        <Disclosure open={came.length > 0} summary={`Venus sans réservation (${came.length})`}>
          <fieldset className="preau-attendance__others">
            <legend>Cochez les enfants qui sont venus sans être réservés.</legend>
            {others.map((child) => (
              <Box checked={isTicked("unbooked", child)} child={child} key={child.childId} name="unbooked" withName />
            ))}
          </fieldset>
        </Disclosure>
      ) : null}
      <SubmitButton form={form}>Enregistrer, la journée est vérifiée</SubmitButton>
    </Form>
  );
}

function tickedAtFirst(name: BoxName, { exception }: SheetChildView): boolean {
  if (name === "unbooked") return exception === "unbooked";
  if (name === "excused") return exception === "absent_excused";
  return exception === "absent_excused" || exception === "absent_unexcused";
}

interface ClassTableProps {
  readonly className: string;
  readonly pupils: readonly SheetChildView[];
  isTicked(name: BoxName, child: SheetChildView): boolean;
}

function ClassTable({ className, pupils, isTicked }: ClassTableProps) {
  return (
    <table className="preau-attendance">
      <caption>
        {className || "Sans classe"} ({pupils.length})
      </caption>
      <thead>
        <tr>
          <th scope="col">Enfant</th>
          {COLUMNS.map(({ name, label }) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pupils.map((child) => (
          <tr key={child.childId}>
            <th scope="row">
              {child.lastName} {child.firstName}
              {child.reason ? <span className="preau-attendance__reason">{child.reason}</span> : null}
            </th>
            {COLUMNS.map(({ name }) => (
              <td key={name}>
                <Box checked={isTicked(name, child)} child={child} name={name} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const BOX_LABELS: Readonly<Record<BoxName, string>> = {
  absent: "absent",
  excused: "absence justifiée",
  unbooked: "venu sans réservation",
};

interface BoxProps {
  readonly name: BoxName;
  readonly child: SheetChildView;
  readonly checked: boolean;
  readonly withName?: boolean;
}

function Box({ name, child, checked, withName }: BoxProps) {
  const id = `${name}-${child.childId}`;
  const who = `${child.lastName} ${child.firstName}`;
  return (
    <span className="preau-attendance__box">
      <input defaultChecked={checked} id={id} name={name} type="checkbox" value={child.childId} />
      <label htmlFor={id}>
        {withName ? (
          [who, child.className].filter(Boolean).join(", ")
        ) : (
          <span className="fr-sr-only">{`${who}\u00a0: ${BOX_LABELS[name]}`}</span>
        )}
      </label>
    </span>
  );
}

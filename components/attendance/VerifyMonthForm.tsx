"use client";

import { browserApi } from "@/server/api/client";
import { verifyMonthSchema } from "@/server/booking/attendance-schemas";
import { counted } from "../closing/closing-words";
import { Disclosure } from "../dsfr/Disclosure";
import { Form } from "../forms/Form";
import { type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { attendanceMonthHref } from "./attendance-links";

interface VerifyMonthFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly activityId: string;
  readonly school: { readonly id: string; readonly name: string };
  readonly month: string;
  readonly days: number;
  readonly meals: number;
}

/** All the days of a school at once, when nothing more is to be noted. It says what it does before one does it. */
export function VerifyMonthForm({ base, action, activityId, school, month, days, meals }: VerifyMonthFormProps) {
  const form = useFormKit({
    schema: verifyMonthSchema,
    action,
    submit: (values) => browserApi(base).attendance.verifyMonth.mutate(values),
    next: () => attendanceMonthHref(base, month, activityId),
    id: `verifier-${school.id}`,
  });
  return (
    <Disclosure
      open={isRefused(form.failure)}
      summary={days === 1 ? "Marquer cette journée comme vérifiée" : `Marquer ces ${days} journées comme vérifiées`}
    >
      <Form form={form}>
        <HiddenField name="activityId" value={activityId} />
        <HiddenField name="schoolId" value={school.id} />
        <HiddenField name="month" value={month} />
        <p>
          {school.name}, {counted(days, "journée", "journées")}&nbsp;:{" "}
          {counted(
            meals,
            "réservation sera comptée comme une présence",
            "réservations seront comptées comme des présences",
          )}
          , sauf les absences déjà notées. Vous pourrez encore corriger une journée ensuite.
        </p>
        <SubmitButton form={form} kind="secondary">
          Tout est vérifié
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}

"use client";

import { browserApi } from "@/server/api/client";
import { sendSchoolMoveSchema } from "@/server/booking/desk-schemas";
import type { SchoolMoveRecap } from "@/server/booking/domain/school-move-view";
import { classText } from "@/server/families/domain/class-text";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { afterDesk } from "./after-desk";

interface SendSchoolMoveFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly recap: Pick<SchoolMoveRecap, "school" | "from" | "classes" | "level" | "seen">;
}

export function SendSchoolMoveForm({ base, action, familyId, childId, recap }: SendSchoolMoveFormProps) {
  const { school, from, classes, level, seen } = recap;
  const form = useFormKit({
    schema: sendSchoolMoveSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.desk.moveSchool.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "ecole-changee", unreached),
    id: "changer",
  });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="schoolId" value={school.id ?? ""} />
      <HiddenField name="from" value={from} />
      <HiddenField name="seen" value={seen.join("\n")} />
      {classes.length > 0 ? (
        <SelectField
          {...form.field("classId")}
          hint={level === "" ? undefined : `L’enfant est en ${level}. Le niveau se change sur sa fiche.`}
          label="Classe dans la nouvelle école"
          options={classes.map(({ id, name, levels }) => ({ value: id, label: classText(name, levels) }))}
          placeholder="Non connue"
        />
      ) : null}
      <SubmitButton form={form}>Changer d’école et prévenir la famille</SubmitButton>
    </Form>
  );
}

import * as z from "zod";
import { askEnrolmentSchema, sendEnrolmentSchema } from "@/server/booking/enrolment-schemas";
import { listField } from "@/server/platform/form-fields";

/** "<kind>" or "<kind>.<child>": the document that the parent goes to send first; left out, the form goes on. */
const document = z
  .string()
  .regex(/^[\da-f-]{36}(\.[\da-f-]{36})?$/)
  .optional();

/** A request as it is typed: it is only judged when the form goes on, and kept as it is while a document is sent. */
export const askEnrolmentForm = z
  .strictObject({
    activityId: z.uuid(),
    children: listField(20),
    from: z.string().max(20).optional(),
    document,
  })
  .transform(({ document: first, ...typed }, context) => {
    const asked = first === undefined ? askEnrolmentSchema.safeParse(typed) : undefined;
    for (const { message, path } of asked?.error?.issues ?? []) context.addIssue({ code: "custom", message, path });
    return typed;
  });

export const sendEnrolmentForm = sendEnrolmentSchema.safeExtend({ document });

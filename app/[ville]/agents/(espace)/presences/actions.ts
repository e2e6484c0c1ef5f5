"use server";

import { absenceDoneHref } from "@/components/attendance/absence-done";
import { attendanceMonthHref, attendanceSheetHref } from "@/components/attendance/attendance-links";
import { formAction } from "@/server/api/form-action";
import { recordAbsenceSchema, saveSheetSchema, verifyMonthSchema } from "@/server/booking/attendance-schemas";

export const saveSheet = formAction(
  saveSheetSchema,
  (api, values) => api.attendance.saveSheet(values),
  ({ next, ...sheet }, base) =>
    next
      ? attendanceSheetHref(base, { ...sheet, day: next })
      : attendanceMonthHref(base, sheet.day.slice(0, 7), sheet.activityId),
);

export const verifyMonth = formAction(
  verifyMonthSchema,
  (api, values) => api.attendance.verifyMonth(values),
  ({ month, activityId }, base) => attendanceMonthHref(base, month, activityId),
);

export const recordAbsence = formAction(
  recordAbsenceSchema,
  (api, values) => api.attendance.recordAbsence(values),
  (done, base) => absenceDoneHref(base, done),
);

import type { Coverage } from "./covered";

export const ATTENDANCE: Coverage = {
  "attendance.month": { access: "presences.saisir", input: (_, { activityId }) => ({ month: "2026-12", activityId }) },
  "attendance.sheet": {
    access: "presences.saisir",
    input: (_, { activityId, schoolId }) => ({ day: "2026-12-01", activityId, schoolId }),
  },
  "attendance.saveSheet": {
    access: "presences.saisir",
    input: ({ childId }, { activityId, schoolId }) => ({
      day: "2026-12-01",
      activityId,
      schoolId,
      shown: "",
      absent: [childId],
      excused: [],
      unbooked: [],
    }),
    rightful: ["UNPROCESSABLE_CONTENT", "the day of the sheet has not come"],
  },
  "attendance.verifyMonth": {
    access: "presences.saisir",
    input: (_, { activityId, schoolId }) => ({ month: "2026-12", activityId, schoolId }),
    rightful: ["UNPROCESSABLE_CONTENT", "no day of the month has come"],
  },
  "attendance.absenceForm": { access: "presences.saisir", input: ({ childId }) => ({ childId }) },
  "attendance.recordAbsence": {
    access: "presences.saisir",
    input: ({ childId }, { activityId }) => ({
      childId,
      activityId,
      first: "01/12/2026",
      last: "18/12/2026",
      kind: "absent_excused",
    }),
  },
};

export { type Activity, findActivity, findActivityByCode, listActivities } from "./data/activities";
export * from "./domain";
export { schoolCalendars } from "./queries/school-calendars";
export { listSchools, type SchoolView } from "./queries/schools";

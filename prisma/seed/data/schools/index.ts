export { canteenSeats } from "./canteen-seats";
export { type ClassEntry, classesOf } from "./classes";
export { CORBAS_SCHOOLS } from "./corbas";
export { eveningPlaces } from "./evening-places";
export { RIVE_DE_GIER_SCHOOLS } from "./rive-de-gier";
export { SAINT_CHAMOND_SCHOOLS } from "./saint-chamond";
export type { SchoolEntry } from "./school-entry";

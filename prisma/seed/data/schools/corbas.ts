import type { SchoolEntry } from "./school-entry";

/** Primary schools of Corbas (69273). Nursery schools are not in the source. */
export const CORBAS_SCHOOLS: readonly SchoolEntry[] = [
  { uai: "0693898M", name: "École primaire Jacques Prévert", kind: "primaire", sector: "public", pupils: 218 },
  { uai: "0693027R", name: "École primaire Jean Jaurès", kind: "primaire", sector: "public", pupils: 265 },
  { uai: "0693794Z", name: "École primaire Marie Curie", kind: "primaire", sector: "public", pupils: 223 },
];

import type { SchoolEntry } from "./school-entry";

/** Elementary and primary schools of Rive-de-Gier (42186). Nursery schools are not in the source. */
export const RIVE_DE_GIER_SCHOOLS: readonly SchoolEntry[] = [
  { uai: "0422179R", name: "École élémentaire Burdeau-Hugo", kind: "elementaire", sector: "public", pupils: 202 },
  { uai: "0422039N", name: "École élémentaire Prugnat", kind: "elementaire", sector: "public", pupils: 177 },
  { uai: "0421441N", name: "École élémentaire Saint-Exupéry", kind: "elementaire", sector: "public", pupils: 246 },
  { uai: "0421585V", name: "École primaire Les Vernes", kind: "primaire", sector: "public", pupils: 154 },
  {
    uai: "0421602N",
    name: "École primaire privée Notre-Dame-des-Collines",
    kind: "primaire",
    sector: "prive",
    pupils: 260,
  },
  { uai: "0421782J", name: "École primaire privée Saint-Jean", kind: "primaire", sector: "prive", pupils: 122 },
];

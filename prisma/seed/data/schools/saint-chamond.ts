import type { SchoolEntry } from "./school-entry";

/** Elementary and primary schools of Saint-Chamond (42207). Nursery schools are not in the source. */
export const SAINT_CHAMOND_SCHOOLS: readonly SchoolEntry[] = [
  { uai: "0421842Z", name: "École élémentaire Croix Berthaud", kind: "elementaire", sector: "public", pupils: 231 },
  { uai: "0421589Z", name: "École élémentaire Debussy", kind: "elementaire", sector: "public", pupils: 173 },
  { uai: "0421703Y", name: "École élémentaire François Villon", kind: "elementaire", sector: "public", pupils: 102 },
  { uai: "0421746V", name: "École élémentaire Jacques Prévert", kind: "elementaire", sector: "public", pupils: 86 },
  { uai: "0422080H", name: "École élémentaire Massenet-Pasteur", kind: "elementaire", sector: "public", pupils: 97 },
  { uai: "0422020T", name: "École élémentaire Verlaine", kind: "elementaire", sector: "public", pupils: 137 },
  { uai: "0421960C", name: "École primaire Cézanne", kind: "primaire", sector: "public", pupils: 92 },
  { uai: "0420532A", name: "École primaire Chabure", kind: "primaire", sector: "public", pupils: 53 },
  { uai: "0422162X", name: "École primaire Châtelard", kind: "primaire", sector: "public", pupils: 79 },
  { uai: "0420534C", name: "École primaire Chavanne", kind: "primaire", sector: "public", pupils: 67 },
  { uai: "0420538G", name: "École primaire Garat-Asile-Fournas", kind: "primaire", sector: "public", pupils: 118 },
  { uai: "0422019S", name: "École primaire Lamartine", kind: "primaire", sector: "public", pupils: 200 },
  { uai: "0420535D", name: "École primaire Pilat", kind: "primaire", sector: "public", pupils: 44 },
  { uai: "0421307T", name: "École primaire privée Saint-François", kind: "primaire", sector: "prive", pupils: 114 },
  { uai: "0421311X", name: "École primaire privée Saint-Julien", kind: "primaire", sector: "prive", pupils: 68 },
  {
    uai: "0422146E",
    name: "École primaire privée Saint-Louis Notre-Dame",
    kind: "primaire",
    sector: "prive",
    pupils: 160,
  },
  {
    uai: "0421315B",
    name: "École primaire privée Sainte-Anne Saint-Pierre",
    kind: "primaire",
    sector: "prive",
    pupils: 159,
  },
  {
    uai: "0421316C",
    name: "École primaire privée Sainte-Marie La Grand'Grange",
    kind: "primaire",
    sector: "prive",
    pupils: 207,
  },
  {
    uai: "0421310W",
    name: "École primaire privée Sainte-Thérèse Le Creux",
    kind: "primaire",
    sector: "prive",
    pupils: 60,
  },
];

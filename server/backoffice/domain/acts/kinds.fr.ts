import type { ActKind } from "./kinds";

export const ACT_KIND_NAMES: Readonly<Record<ActKind, string>> = {
  identite: "Identité et foyer",
  places: "Places et inscriptions",
  factures: "Factures et paiements",
  documents: "Documents",
  acces: "Accès en ligne",
};

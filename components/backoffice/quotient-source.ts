import type { QuotientView } from "@/server/families/domain/dossier";

const SOURCES: Readonly<Record<QuotientView["source"], string>> = {
  caf: "CAF",
  msa: "MSA",
  document: "document envoyé",
  agent: "saisi en mairie",
};

/** Where a quotient comes from, as staff says it. */
export function quotientSource({ source }: QuotientView): string {
  return SOURCES[source];
}

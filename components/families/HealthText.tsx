import type { HealthSheet } from "@/server/families/domain/health-sheet";

const PARTS: ReadonlyArray<readonly [keyof HealthSheet, string]> = [
  ["allergies", "Allergies"],
  ["illnesses", "Maladies et traitements"],
  ["pai", "Projet d’accueil individualisé (PAI)"],
  ["conduct", "Que faire en cas d’urgence"],
  ["doctor", "Médecin traitant"],
];

/** A health sheet for somebody who may read it and not change it. */
export function HealthText({ sheet }: { sheet: HealthSheet }) {
  return (
    <dl className="preau-facts">
      {PARTS.map(([part, label]) => (
        <div key={part}>
          <dt>{label}</dt>
          <dd>{sheet[part] || "Rien d’indiqué"}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { FormerLine } from "@/server/families/domain/former-identity.fr";

/** What the dossier said of a person before FranceConnect, and says now. */
export function FormerLines({ lines }: { readonly lines: readonly FormerLine[] }) {
  return (
    <ul>
      {lines.map(({ label, before, now }) => (
        <li key={label}>
          {label}&nbsp;: avant «&nbsp;{before || "rien"}&nbsp;», aujourd’hui «&nbsp;{now || "rien"}&nbsp;»
        </li>
      ))}
    </ul>
  );
}

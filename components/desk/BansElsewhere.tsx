import type { BanView } from "@/server/families/domain/dossier";

interface BansElsewhereProps {
  readonly bans: readonly BanView[];
  /** The level of the title, one below the reader's section. */
  readonly as?: "h2" | "h3" | "h4";
}

/** Who must not come for a child, as another of its dossiers notes it: who stands at the gate must know. For staff alone. */
export function BansElsewhere({ bans, as: Title = "h4" }: BansElsewhereProps) {
  if (bans.length === 0) return null;
  return (
    <>
      <Title className="preau-subtitle">N’ont pas le droit de venir chercher l’enfant, selon un autre dossier</Title>
      <ul>
        {bans.map(({ id, name, relation, note }) => (
          <li key={id}>
            <strong>{name}</strong> ({relation}){note === "" ? "" : `. ${note}`}
          </li>
        ))}
      </ul>
      <p>L’autre parent ne le voit pas dans son espace&nbsp;: ne le lui dites pas.</p>
    </>
  );
}

import type { ReactNode } from "react";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";

interface DeskPageProps {
  readonly family: { readonly familyId: string; readonly number: string };
  /** The page's h1 and title. */
  readonly title: string;
  /** The page between the dossier and this one. */
  readonly above?: { readonly path: string; readonly label: string };
  readonly children: ReactNode;
}

/** A page that changes something in a dossier: the way back to it, at both ends. */
export async function DeskPage({ family, title, above, children }: DeskPageProps) {
  const { base } = await agentSpace();
  const dossier = `${base}/agents/familles/${family.familyId}`;
  const steps = above ? [{ href: dossier + above.path, label: above.label }] : [];
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/familles`, label: "Familles" },
        { href: dossier, label: `Dossier n°\u00a0${family.number}` },
        ...steps,
      ]}
      section="familles"
      title={title}
    >
      {children}
      <p className="preau-actions">
        <a href={dossier}>Revenir au dossier sans rien changer</a>
      </p>
    </AgentPage>
  );
}

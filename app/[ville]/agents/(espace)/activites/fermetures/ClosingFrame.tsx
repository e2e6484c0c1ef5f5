import type { ReactNode } from "react";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";

interface ClosingFrameProps {
  readonly title: string;
  /** The page is below the list of closings, not the list itself. */
  readonly below?: boolean;
  readonly children: ReactNode;
}

/** A page of the closing days, with the way back to them and to the activities. */
export async function ClosingFrame({ title, below, children }: ClosingFrameProps) {
  const { base } = await agentSpace();
  const list = { href: `${base}/agents/activites/fermetures`, label: "Jours de fermeture" };
  const above = [{ href: `${base}/agents/activites`, label: "Activités" }, ...(below ? [list] : [])];
  return (
    <AgentPage above={above} section="activites" title={title}>
      {children}
    </AgentPage>
  );
}

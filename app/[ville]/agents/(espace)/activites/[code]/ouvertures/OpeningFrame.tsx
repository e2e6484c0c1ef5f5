import type { ReactNode } from "react";
import { openingsHref } from "@/components/openings/openings-links";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";

interface OpeningFrameProps {
  readonly title: string;
  readonly activity: { readonly code: string; readonly name: string };
  readonly children: ReactNode;
}

/** A page below the openings of an activity. */
export async function OpeningFrame({ title, activity, children }: OpeningFrameProps) {
  const { base } = await agentSpace();
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/activites`, label: "Activités" },
        { href: openingsHref(base, activity.code), label: `Ouvertures\u00a0: ${activity.name}` },
      ]}
      section="activites"
      title={title}
    >
      {children}
    </AgentPage>
  );
}

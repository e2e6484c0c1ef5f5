import type { ReactNode } from "react";
import { placesHref } from "@/components/places/places-links";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";

interface PlacesPageProps {
  readonly title: string;
  readonly activity: { readonly code: string; readonly name: string };
  readonly children: ReactNode;
}

/** A page below the places of an activity. */
export async function PlacesPage({ title, activity, children }: PlacesPageProps) {
  const { base } = await agentSpace();
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/activites`, label: "Activités" },
        { href: placesHref(base, activity.code), label: `Places\u00a0: ${activity.name}` },
      ]}
      section="activites"
      title={title}
    >
      {children}
    </AgentPage>
  );
}

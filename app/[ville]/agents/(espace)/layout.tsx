import type { ReactNode } from "react";
import { agentSpace } from "./agent-space";

/** The staff's space is for agents who passed the second factor, whatever a page of it forgets to ask. */
export default async function AgentLayout({ children }: { children: ReactNode }) {
  await agentSpace();
  return children;
}

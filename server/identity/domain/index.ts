export type { AgentRight } from "./rights";

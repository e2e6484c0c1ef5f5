export { AGENT_RIGHTS, type AgentRight, isAgentRight } from "./rights";

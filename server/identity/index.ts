export { AGENT_RIGHTS, type AgentRight, isAgentRight } from "./domain/rights";
export { type LiveSession, type LoginMethod, SESSION_LIMITS } from "./domain/session";
export { findLiveSession } from "./queries/live-session";

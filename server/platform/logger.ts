import pino from "pino";

/**
 * Structured log on standard output. Never give it a name, an address, a quotient, a health datum or a token:
 * the log says what happened, by identifiers only (ASVS 16.2.5, quality attack 40).
 */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["password", "token", "*.password", "*.token", "email", "*.email", "authorization", "cookie"],
});

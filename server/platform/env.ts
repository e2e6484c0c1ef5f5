import * as z from "zod";

/** Everything the product reads from its environment. No secret has a default: a missing one stops the start. */
const envSchema = z.object({
  DATABASE_URL: z.url(),
  DATABASE_OWNER_URL: z.url().optional(),
  /** How long a request waits for a connection before it is told to try again. */
  DATABASE_WAIT_SECONDS: z.coerce.number().int().min(1).max(300).default(15),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  APP_URL: z.url(),
  AUTH_SECRET: z.string().min(32),
  KEYS_DIR: z.string().min(1),
  STORAGE_DIR: z.string().min(1),
  SMTP_URL: z.url().optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_URL: z.url().default("https://api.resend.com"),
  MAIL_FROM: z.string().default("ne-pas-repondre@preau.invalid"),
  FRANCECONNECT_ISSUER: z.url().optional(),
  FRANCECONNECT_CLIENT_ID: z.string().min(1).optional(),
  FRANCECONNECT_CLIENT_SECRET: z.string().min(1).optional(),
  /** "https://particulier.api.gouv.fr": where quotients are read. Without it, none is. */
  API_PARTICULIER_URL: z.url().optional(),
  /** The SOAP address of PayFiP. Payment online is offered where this and PAYFIP_PAGE_URL are set. */
  PAYFIP_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The page of PayFiP where payers pay: `?idop=…` is added to it, and the pages' policy lets forms lead there. */
  PAYFIP_PAGE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How many servers of ours a request passes before Préau, each adding to X-Forwarded-For: rate limits count by it. */
  TRUSTED_PROXIES: z.coerce.number().int().min(1).max(5).default(1),
  /** How many jobs the worker runs at once. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(50).default(4),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.output<typeof envSchema>;

let parsed: Env | undefined;

/** @throws Error naming each wrong or missing variable. Read once, at the first call. */
export function env(): Env {
  if (parsed) return parsed;
  const blankAsAbsent = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = envSchema.safeParse(blankAsAbsent);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new Error(`The environment is not complete. ${problems}`);
  }
  parsed = result.data;
  return parsed;
}

/** True for `next build`, which loads modules without a database or secrets. */
export function isProductionRuntime(): boolean {
  return process.env.NODE_ENV === "production";
}

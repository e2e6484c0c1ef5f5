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
  /** "mon-syndicat.fr, corbas.fr": the domains that the relay may send from. Without it, the one of MAIL_FROM. */
  MAIL_FROM_DOMAINS: z
    .string()
    .prefault("")
    .transform((list) =>
      list
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((domain) => domain !== ""),
    )
    .pipe(z.array(z.hostname())),
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

function read<S extends z.ZodType>(schema: S): z.output<S> {
  const blankAsAbsent = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(blankAsAbsent);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new Error(`The environment is not complete. ${problems}`);
}

/** @throws Error naming each wrong or missing variable. Read once, at the first call. */
export function env(): Env {
  parsed ??= read(envSchema);
  return parsed;
}

/**
 * From which domains mails may leave, in lower case: also where the rest of the environment is not set, as when a town's
 * file is checked before anything is installed. @throws Error when MAIL_FROM_DOMAINS is no list of domains.
 */
export function mailDomains(): readonly string[] {
  const { MAIL_FROM, MAIL_FROM_DOMAINS } = read(envSchema.pick({ MAIL_FROM: true, MAIL_FROM_DOMAINS: true }));
  const own = MAIL_FROM.slice(MAIL_FROM.lastIndexOf("@") + 1).toLowerCase();
  return MAIL_FROM_DOMAINS.length > 0 ? MAIL_FROM_DOMAINS : [own];
}

/** True for `next build`, which loads modules without a database or secrets. */
export function isProductionRuntime(): boolean {
  return process.env.NODE_ENV === "production";
}

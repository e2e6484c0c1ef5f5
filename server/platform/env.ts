import path from "node:path";
import * as z from "zod";

/** What the environment lacks. The message is French and names each variable: the operator reads it as it is. */
export class EnvironmentProblem extends Error {}

const DATABASE_ADDRESS =
  "n’est pas une adresse de base (postgresql://role:mot-de-passe@serveur:5432/base). Dans le mot de passe, % s’écrit %25, @ %40, : %3A, / %2F, ? %3F, # %23";

/** Whether an address of a base says who, where and which without doubt: a "/" in the password would end the host. */
function isDatabaseAddress(value: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { username, password, pathname, search, hash } = new URL(value);
  try {
    decodeURIComponent(username + password + pathname);
  } catch {
    return false;
  }
  return hash === "" && !`${pathname}${search}`.includes("@");
}

const databaseAddress = () => z.string().refine(isDatabaseAddress, { error: DATABASE_ADDRESS });

/** The site runs in the folder of its build, the worker in another: a relative path would be two folders. */
const folder = () =>
  z.string().refine(path.isAbsolute, { error: "est un chemin depuis la racine, comme /srv/preau/files" });

const webAddress = () => z.url({ protocol: /^https?$/ });

/** Everything the product reads from its environment. No secret has a default: a missing one stops the start. */
const envSchema = z.object({
  DATABASE_URL: databaseAddress(),
  DATABASE_OWNER_URL: databaseAddress().optional(),
  /** How long a request waits for a connection before it is told to try again. */
  DATABASE_WAIT_SECONDS: z.coerce.number().int().min(1).max(300).default(15),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  APP_URL: webAddress(),
  AUTH_SECRET: z.string().min(32),
  KEYS_DIR: folder(),
  STORAGE_DIR: folder(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_URL: webAddress().default("https://api.resend.com"),
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
  FRANCECONNECT_ISSUER: webAddress().optional(),
  FRANCECONNECT_CLIENT_ID: z.string().min(1).optional(),
  FRANCECONNECT_CLIENT_SECRET: z.string().min(1).optional(),
  /** "https://particulier.api.gouv.fr": where quotients are read. Without it, none is. */
  API_PARTICULIER_URL: webAddress().optional(),
  /** The SOAP address of PayFiP. Payment online is offered where this and PAYFIP_PAGE_URL are set. */
  PAYFIP_URL: webAddress().optional(),
  /** The page of PayFiP where payers pay: `?idop=…` is added to it, and the pages' policy lets forms lead there. */
  PAYFIP_PAGE_URL: webAddress().optional(),
  /** How many servers of ours a request passes before Préau, each adding to X-Forwarded-For: rate limits count by it. */
  TRUSTED_PROXIES: z.coerce.number().int().min(1).max(5).default(1),
  /** How many jobs the worker runs at once. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(50).default(4),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.output<typeof envSchema>;

let parsed: Env | undefined;

/** What is wrong with one variable, without showing its value: it may be a secret. */
function wrong({ code, input, message, ...issue }: z.core.$ZodRawIssue): string {
  if (input === undefined) return "manque";
  if (code === "invalid_format") return "n’a pas la forme d’une adresse (https://…, smtps://…)";
  if (code === "too_small" && issue.origin === "string")
    return `est trop courte\u00a0: ${issue.minimum} caractères au moins`;
  if (code === "too_small" || code === "too_big" || code === "invalid_type") return "n’est pas un nombre permis";
  return message ?? "n’est pas une valeur permise";
}

function read<S extends z.ZodType>(schema: S, variables: Readonly<Record<string, string | undefined>>): z.output<S> {
  const blankAsAbsent = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(blankAsAbsent, { error: wrong });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path: [name], message }) => `  ${String(name)} ${message}.`);
  throw new EnvironmentProblem(`L’environnement n’est pas complet (docs/installation.md)\u00a0:\n${lines.join("\n")}`);
}

/** @throws EnvironmentProblem naming each wrong or missing variable among `variables`. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Env {
  return read(envSchema, variables);
}

/** @throws EnvironmentProblem naming each wrong or missing variable. Read once, at the first call. */
export function env(): Env {
  parsed ??= readEnvironment(process.env);
  return parsed;
}

/** The owner's address of the base alone, for what needs nothing else. @throws EnvironmentProblem */
export function databaseOwnerUrl(): string {
  return read(z.object({ DATABASE_OWNER_URL: databaseAddress() }), process.env).DATABASE_OWNER_URL;
}

/** For the first line of a process: an environment that is not complete is told to the operator, and nothing starts. */
export function envOrExit(): Env {
  try {
    return env();
  } catch (error) {
    if (!(error instanceof EnvironmentProblem)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/**
 * From which domains mails may leave, in lower case: also where the rest of the environment is not set, as when a town's
 * file is checked before anything is installed. @throws EnvironmentProblem when MAIL_FROM_DOMAINS is no list of domains.
 */
export function mailDomains(): readonly string[] {
  const own = envSchema.pick({ MAIL_FROM: true, MAIL_FROM_DOMAINS: true });
  const { MAIL_FROM, MAIL_FROM_DOMAINS } = read(own, process.env);
  const domain = MAIL_FROM.slice(MAIL_FROM.lastIndexOf("@") + 1).toLowerCase();
  return MAIL_FROM_DOMAINS.length > 0 ? MAIL_FROM_DOMAINS : [domain];
}

/** True for `next build`, which loads modules without a database or secrets. */
export function isProductionRuntime(): boolean {
  return process.env.NODE_ENV === "production";
}

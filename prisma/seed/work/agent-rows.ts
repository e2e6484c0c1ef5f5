import { hash } from "@node-rs/argon2";
import type { Temporal } from "temporal-polyfill";
import { seal } from "@/server/platform/crypto";
import { AGENT_ROLES, type AgentRoleName } from "../data/agent-roles";
import { DEMO_PARENTS, type DemoLogin, demoAgents } from "../demo-accounts";
import type { FamilyDraft } from "../families/draft";
import type { AccountOf } from "../families/family-rows";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town } from "../town/town";

/** Argon2id, the default of the library, at the cost that the product uses itself. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

interface Credential extends DemoLogin {
  readonly accountId: string;
  readonly totpSecret?: string;
}

async function addCredential(rows: Rows, cityId: string, now: Temporal.Instant, credential: Credential): Promise<void> {
  const { accountId, login, password, totpSecret } = credential;
  const scope = { cityId, table: "local_credential", column: "totp_secret", rowId: accountId };
  rows.add("local_credential", {
    city_id: cityId,
    account_id: accountId,
    login,
    password_hash: await hash(password, ARGON),
    changed_at: now.subtract({ hours: 24 * 30 }).toString(),
    totp_secret: totpSecret ? await seal(scope, totpSecret) : null,
    totp_confirmed_at: totpSecret ? now.subtract({ hours: 24 * 30 }).toString() : null,
  });
}

/** The roles of the town; gives their identifiers. */
export function addRoles(rows: Rows, town: Town, random: Random): Map<AgentRoleName, string> {
  const ids = new Map<AgentRoleName, string>();
  for (const { name, rights } of AGENT_ROLES) {
    const id = random.id();
    ids.set(name, id);
    rows.add("agent_role", { city_id: town.id, id, name, rights });
  }
  return ids;
}

/** Staff with their second factor. Gives the account of the clerk at the counter. */
export async function addAgents(
  rows: Rows,
  town: Town,
  random: Random,
  now: Temporal.Instant,
  roles: ReadonlyMap<AgentRoleName, string>,
): Promise<string> {
  const ids: string[] = [];
  for (const { name, role, ...credential } of demoAgents(town.entry.slug)) {
    const accountId = random.id();
    ids.push(accountId);
    rows.add("account", {
      city_id: town.id,
      id: accountId,
      kind: "agent",
      display_name: name,
      email: credential.login,
    });
    await addCredential(rows, town.id, now, { ...credential, accountId });
    rows.add("agent_assignment", {
      city_id: town.id,
      id: random.id(),
      account_id: accountId,
      role_id: roles.get(role),
    });
  }
  const [clerk] = ids;
  if (!clerk) throw new RangeError("A town needs a clerk");
  return clerk;
}

/** Passwords of the parents who have a local account. */
export async function addParentCredentials(
  rows: Rows,
  town: Town,
  now: Temporal.Instant,
  family: FamilyDraft,
  accountOf: AccountOf,
): Promise<void> {
  for (const { adult } of family.members) {
    const known = Object.values(DEMO_PARENTS).find(({ login }) => login === adult.email);
    const accountId = accountOf(adult.id);
    if (known && accountId) await addCredential(rows, town.id, now, { ...known, accountId });
  }
}

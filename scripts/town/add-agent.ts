import { withCity } from "@/server/db/tenant-tx";
import { addCredential, createAccount, hashPassword } from "@/server/identity";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { newId, newReadableSecret } from "@/server/platform/ids";
import { type City, publicUrl } from "@/server/tenancy";
import { TownProblem } from "./problems";

export interface NewAgent {
  readonly name: string;
  /** Their e-mail address. */
  readonly login: string;
  readonly role: string;
  /** Whether the one-time password leaves by mail instead of being told. */
  readonly byMail: boolean;
}

const ONE_TIME_DAYS = 7;

interface Known {
  readonly roleId: string | null;
  readonly roles: string[];
  readonly accountId: string | null;
  readonly kind: string | null;
  readonly mustChange: boolean | null;
}

/**
 * Opens an agent's account with a one-time password, good for seven days; the second factor is set up at the first login
 * (A6). Asked again for somebody who never logged in, it gives another password. Gives it, unless it left by mail.
 * @throws TownProblem when the role is not one of the town's, or the login is somebody else's.
 */
export function addAgent(city: City, agent: NewAgent, clock: Clock): Promise<string | undefined> {
  const login = agent.login.toLowerCase();
  return withCity({ cityId: city.id, actor: "operator" }, async (tx) => {
    const [known] = await tx.$queryRaw<Known[]>`
      SELECT (SELECT id FROM agent_role WHERE name = ${agent.role}) AS "roleId",
        (SELECT array_agg(name ORDER BY name) FROM agent_role) AS roles,
        c.account_id AS "accountId", a.kind, c.must_change AS "mustChange"
      FROM (SELECT 1) one LEFT JOIN local_credential c ON c.login = ${login} LEFT JOIN account a ON a.id = c.account_id`;
    if (!known?.roleId)
      throw new TownProblem([
        `Aucun rôle ne s’appelle «\u00a0${agent.role}\u00a0». Ceux de la ville\u00a0: ${known?.roles?.join(", ")}.`,
      ]);
    if (known.accountId && (known.kind !== "agent" || !known.mustChange)) {
      throw new TownProblem([
        `${login} a déjà un compte et son propre mot de passe. S’il est oublié\u00a0: «\u00a0Mot de passe oublié\u00a0» sur la page de connexion.`,
      ]);
    }
    const password = newReadableSecret();
    const now = clock.now();
    const oneTimeExpiresAt = now.add({ hours: ONE_TIME_DAYS * 24 });
    const passwordHash = await hashPassword(password);
    const accountId =
      known.accountId ??
      (await createAccount(tx, city.id, { kind: "agent", status: "active", displayName: agent.name, email: login }));
    if (known.accountId) {
      await tx.$executeRaw`
        UPDATE local_credential SET password_hash = ${passwordHash}, one_time_expires_at = ${new Date(oneTimeExpiresAt.epochMilliseconds)}
        WHERE account_id = ${accountId}::uuid`;
    } else {
      await addCredential(tx, city.id, { accountId, login, passwordHash, oneTimeExpiresAt });
    }
    await tx.$executeRaw`
      INSERT INTO agent_assignment (city_id, id, account_id, role_id)
      SELECT app.city(), ${newId()}::uuid, ${accountId}::uuid, ${known.roleId}::uuid
      WHERE NOT EXISTS (SELECT FROM agent_assignment g WHERE g.account_id = ${accountId}::uuid
        AND g.role_id = ${known.roleId}::uuid AND g.revoked_at IS NULL)`;
    if (!agent.byMail) return password;
    await queueMail(tx, {
      city,
      clock,
      to: login,
      kind: "agent-account-opened",
      dedupeKey: `agent-account-opened:${accountId}:${now.epochMilliseconds}`,
      holdsSecret: true,
      subject: "Votre compte d’agent est ouvert",
      paragraphs: [
        `Identifiant\u00a0: ${login}\nMot de passe provisoire\u00a0: ${password}`,
        `Ce mot de passe sert une fois, pendant ${ONE_TIME_DAYS}\u00a0jours. À la première connexion, vous choisirez le vôtre et vous installerez le second facteur sur votre téléphone.`,
      ],
      action: { label: "Me connecter", url: publicUrl(city, "/agents/connexion") },
    });
    return undefined;
  });
}

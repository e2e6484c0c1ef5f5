import type pg from "pg";
import { BackupProblem } from "./problem";

/** PostgreSQL 15 (docs/installation.md): NULLS NOT DISTINCT. */
const OLDEST_SERVER = 150_000;

export interface Rights {
  /** As PostgreSQL counts: 150018 is 15.18. */
  version: number;
  encoding: string;
  creates: boolean;
  role_exists: boolean;
  creates_roles: boolean;
  missing_extensions: string[] | null;
}

/** In French, what keeps a server or a role from taking the migrations; none when nothing does. */
export function missingRights(rights: Rights): string[] {
  const { version, encoding, creates, role_exists, creates_roles, missing_extensions } = rights;
  return [
    version < OLDEST_SERVER &&
      `PostgreSQL est ici en version ${Math.floor(version / 10_000)}\u00a0: il faut la version 15, ou plus récente.`,
    encoding !== "UTF8" && `La base est en ${encoding}\u00a0: créez-la en UTF8.`,
    !creates && "Ce rôle ne peut pas créer de tables dans cette base\u00a0: il doit en être le propriétaire.",
    !role_exists && !creates_roles && "Le rôle preau_app n’existe pas, et ce rôle ne peut pas le créer (CREATEROLE).",
    missing_extensions && `Les extensions ${missing_extensions.join(" et ")} ne sont pas installées sur ce serveur.`,
  ].filter((problem) => typeof problem === "string");
}

/**
 * What migrations ask of the owner and of the server, looked at before they begin.
 * @throws BackupProblem naming everything that is missing.
 */
export async function requireRights(client: pg.Client): Promise<Rights> {
  const { rows } = await client.query<Rights>(`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
      has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE') AS creates,
      EXISTS (SELECT FROM pg_roles WHERE rolname = 'preau_app') AS role_exists,
      (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS creates_roles,
      (SELECT array_agg(e) FROM unnest(ARRAY['pg_trgm', 'unaccent']) e
       WHERE NOT EXISTS (SELECT FROM pg_available_extensions a WHERE a.name = e)) AS missing_extensions`);
  const [rights] = rows;
  if (!rights) throw new Error("The base does not say what it is");
  const problems = missingRights(rights);
  if (problems.length > 0) throw new BackupProblem(problems.join("\n"));
  return rights;
}

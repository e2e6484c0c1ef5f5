import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const secretsSchema = z.object({
  authSecret: z.string().min(32),
  franceConnectSecret: z.string().min(32),
  servingPassword: z.string().min(16),
});
export type Secrets = z.output<typeof secretsSchema>;

/** The secrets of this installation, made once and readable by their owner only. */
export async function ownSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, "secrets.json");
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const secret = (bytes: number) => randomBytes(bytes).toString("base64url");
  const made: Secrets = { authSecret: secret(48), franceConnectSecret: secret(36), servingPassword: secret(24) };
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

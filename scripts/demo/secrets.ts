import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { writeWholeFile } from "@/server/platform/whole-file";

const secretsSchema = z.object({
  authSecret: z.string().min(32),
  franceConnectSecret: z.string().min(32),
  servingPassword: z.string().min(16),
});
export type Secrets = z.output<typeof secretsSchema>;

/** Undefined when there are none, or when a crash of the machine left only a part of them. */
function keptSecrets(file: string): Secrets | undefined {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** The secrets of this installation, made once and readable by their owner only. Lost ones are replaced: sessions end. */
export async function ownSecrets(folder: string, say: (line: string) => void = () => undefined): Promise<Secrets> {
  const file = path.join(folder, "secrets.json");
  const kept = keptSecrets(file);
  if (kept) return kept;
  if (existsSync(file)) {
    say(
      `${file} est abîmé (un arrêt brutal de la machine, sans doute)\u00a0: d’autres secrets le remplacent. Reconnectez-vous.`,
    );
  }
  const secret = (bytes: number) => randomBytes(bytes).toString("base64url");
  const made: Secrets = { authSecret: secret(48), franceConnectSecret: secret(36), servingPassword: secret(24) };
  await writeWholeFile(file, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

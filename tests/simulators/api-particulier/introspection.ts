import { z } from "zod";

const activeSchema = z.object({
  active: z.literal(true),
  scope: z.string(),
  sub: z.string(),
  identity: z.object({ family_name: z.string(), given_name_array: z.array(z.string()), birthdate: z.string() }),
});

/** A living access token of FranceConnect. */
export type KnownToken = z.output<typeof activeSchema>;

/** Asks FranceConnect's simulator whom a token stands for, as the real service asks FranceConnect. Undefined: nobody. */
export async function introspect(address: string, token: string): Promise<KnownToken | undefined> {
  const url = new URL(address);
  url.searchParams.set("token", token);
  const response = await fetch(url);
  return activeSchema.safeParse(await response.json()).data;
}

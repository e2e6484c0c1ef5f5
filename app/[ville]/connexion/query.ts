/** The address's parameters; a name given twice counts as absent. */
export type Query = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

export async function oneOf(query: Query, name: string): Promise<string | undefined> {
  const value = (await query)[name];
  return typeof value === "string" ? value : undefined;
}

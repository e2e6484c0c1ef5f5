/** The link of a mail about a row, as who knows the row's id but not the secret could make it. */
export function forgedLink(id: string): string {
  return `${Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")}.${"A".repeat(43)}`;
}

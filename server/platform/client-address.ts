/**
 * The address that a request comes from, by the `X-Forwarded-For` that `trustedProxies` servers of ours (1 or more) each
 * added one address to, at the end. What stands before those was written by the client, and would let it pass for as
 * many clients as it likes. "" when the header is shorter than it can be.
 */
export function clientAddress(forwardedFor: string | null, trustedProxies: number): string {
  const addresses = (forwardedFor ?? "").split(",").map((address) => address.trim());
  return addresses.at(-trustedProxies) ?? "";
}

/**
 * Whether an address is of one of these domains, which are in lower case. A subdomain is another domain: the relay signs
 * (DKIM) for each that it is set up for.
 */
export function isWithin(address: string, domains: readonly string[]): boolean {
  const at = address.lastIndexOf("@");
  return at > 0 && domains.includes(address.slice(at + 1).toLowerCase());
}

/**
 * next-auth takes its own address from the process: a fixed NEXTAUTH_URL, or the host of the request when told to trust
 * it. Ours is the host of the request, one per city, which proxy.ts has checked against the cities' hosts; a fixed
 * address would send every city's parents to one of them.
 */
export function trustRequestHost(): void {
  delete process.env.NEXTAUTH_URL;
  process.env.AUTH_TRUST_HOST = "true";
}

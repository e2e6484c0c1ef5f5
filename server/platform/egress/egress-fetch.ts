import { allowedOrigins } from "./allowed-origins";

/** A request to a place that nobody configured: somebody got the product to ask an address of theirs (ASVS 13.2.4). */
export class EgressRefused extends Error {
  constructor(target: string) {
    super(`Requests to ${target} are not allowed`);
    this.name = "EgressRefused";
  }
}

const LIMIT_MS = 10_000;

function originOf(url: string | URL): string {
  const text = String(url);
  return URL.canParse(text) ? new URL(text).origin : text.slice(0, 80);
}

/**
 * `fetch`, to configured origins only, within ten seconds by default. A redirect is not followed but refused: it
 * could lead to the machine itself or to the cloud's metadata service.
 * @throws EgressRefused before anything leaves; what `fetch` throws otherwise.
 */
export async function egressFetch(url: string | URL, init: Omit<RequestInit, "redirect"> = {}): Promise<Response> {
  const origin = originOf(url);
  if (!allowedOrigins().has(origin)) throw new EgressRefused(origin);
  return fetch(url, { signal: AbortSignal.timeout(LIMIT_MS), ...init, redirect: "error" });
}

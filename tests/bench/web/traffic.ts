import type { CDPSession } from "@playwright/test";

export interface Transfer {
  readonly url: string;
  readonly kind: string;
  /** What came over the wire, headers included and compressed; 0 from the browser's cache. */
  readonly bytes: number;
}

export interface Traffic {
  /** What was transferred since the last call. */
  take(): Transfer[];
}

/** Records every request of a page as the browser's own network layer counts it. */
export async function watchTraffic(session: CDPSession): Promise<Traffic> {
  const started = new Map<string, { url: string; kind: string; cached: boolean }>();
  let finished: Transfer[] = [];
  session.on("Network.requestWillBeSent", ({ requestId, request, type, redirectResponse }) => {
    if (redirectResponse) {
      finished.push({ url: redirectResponse.url, kind: "Redirect", bytes: redirectResponse.encodedDataLength });
    }
    started.set(requestId, { url: request.url, kind: type ?? "Other", cached: false });
  });
  session.on("Network.requestServedFromCache", ({ requestId }) => {
    const known = started.get(requestId);
    if (known) known.cached = true;
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const known = started.get(requestId);
    if (known && response.fromDiskCache) known.cached = true;
  });
  const end = (requestId: string, bytes: number) => {
    const known = started.get(requestId);
    started.delete(requestId);
    if (!known || known.url.startsWith("data:") || known.url.startsWith("blob:")) return;
    if (!known.cached) finished.push({ url: known.url, kind: known.kind, bytes });
  };
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => end(requestId, encodedDataLength));
  session.on("Network.loadingFailed", ({ requestId }) => end(requestId, 0));
  await session.send("Network.enable");
  return {
    take: () => {
      const taken = finished;
      finished = [];
      return taken;
    },
  };
}

import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "./root";

/** The browser's way to the same procedures. `base` is the city's path, so that the city is never in the body. */
export function browserApi(base: string) {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${base}/api/trpc` })] });
}

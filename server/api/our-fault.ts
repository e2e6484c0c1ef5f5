import "server-only";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { logger } from "@/server/platform/logger";
import { requestContext } from "./request";

/**
 * A fault of ours while a page is read: logged with the reference that the person is given, who is led to a page that needs
 * no script and answers 500. Next would send an empty body and let a script fill it: `errorShell` in its
 * server/app-render/app-render.js, the same cause as vercel/next.js#62228. What fails later, while components are drawn,
 * still ends there (app/error.tsx).
 */
export async function ourFault(error: unknown): Promise<never> {
  unstable_rethrow(error);
  const { base, requestId, citySlug } = await requestContext();
  // No town, so no address of a town to go to.
  if (!citySlug) throw error;
  logger.error({ request: requestId, err: error }, "page not read");
  const head = await headers();
  const here = `${head.get("x-preau-path") ?? ""}${head.get("x-preau-search") ?? ""}`;
  redirect(`${base}/erreur?${new URLSearchParams({ reference: requestId, page: here })}`);
}

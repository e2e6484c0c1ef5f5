import { randomUUID } from "node:crypto";
import { z } from "zod";
import { engineCode } from "./error-codes";
import { errorPage } from "./error-page";

const engineError = z.looseObject({ error: z.string(), error_description: z.string().default("") });

/** Link found in every error body: support asks for its `code` and `id` (PROTOCOLS 1.7). */
export function errorUri(issuer: string, code: string): string {
  const uri = new URL("/_simulator/error", issuer);
  uri.search = new URLSearchParams({ code, id: randomUUID() }).toString();
  return uri.href;
}

interface EngineAnswer {
  readonly path: string;
  type: string;
  body: unknown;
}

/** Gives the engine's errors their French page on the browser's routes, and their `error_uri` on the others. */
export function showEngineErrors(issuer: string): (ctx: EngineAnswer, next: () => Promise<unknown>) => Promise<void> {
  return async (ctx, next) => {
    await next();
    const found = engineError.safeParse(ctx.body);
    if (!found.success) return;
    const { error, error_description: description } = found.data;
    const code = engineCode(error, description);
    if (ctx.path.startsWith("/authorize")) {
      ctx.type = "html";
      ctx.body = errorPage({ code, detail: `${error} : ${description}` }).source;
    } else {
      ctx.body = { ...found.data, error_uri: errorUri(issuer, code) };
    }
  };
}

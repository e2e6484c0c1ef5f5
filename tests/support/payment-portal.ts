import { createServer, type IncomingMessage } from "node:http";
import { encode } from "next-auth/jwt";
import * as notification from "@/app/[ville]/api/payfip/notification/route";
import * as leave from "@/app/[ville]/famille/paiements/[id]/payfip/route";
import * as comeBack from "@/app/[ville]/famille/paiements/retour/route";
import { SESSION_COOKIE } from "@/server/auth/session-cookie";
import { close, listen, readBody } from "../simulators/shared/http";

/** The portal's addresses that PayFiP and its payers come to, served over HTTP as proxy.ts hands requests to them. */
export interface RunningPortal {
  readonly base: string;
  readonly stop: () => Promise<void>;
}

/** To call before anything reads the environment: it tells the product its own address. */
export async function startPaymentPortal(): Promise<RunningPortal> {
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request, await readBody(request));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const base = `http://localhost:${await listen(server, 0, "127.0.0.1")}`;
  process.env.APP_URL = base;
  return { base, stop: () => close(server) };
}

async function answerTo(request: IncomingMessage, body: string): Promise<Response> {
  const url = new URL(request.url ?? "/", process.env.APP_URL);
  const [, ville = "", ...path] = url.pathname.split("/");
  const headers = new Headers({ "x-preau-base": `/${ville}`, host: url.host });
  for (const name of ["cookie", "content-type", "x-forwarded-for"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const method = request.method === "POST" ? "POST" : "GET";
  const handed = new Request(url, { method, headers, ...(method === "POST" ? { body } : {}) });
  // Their GET and POST are one function.
  if (path.join("/") === "api/payfip/notification") return notification.POST(handed, withParams({ ville }));
  if (path.join("/") === "famille/paiements/retour") return comeBack.POST(handed, withParams({ ville }));
  if (path[0] === "famille" && path[3] === "payfip") return leave.GET(handed, withParams({ ville, id: path[2] ?? "" }));
  return new Response(null, { status: 404 });
}

const withParams = <P>(params: P) => ({ params: Promise.resolve(params) });

/** The header of a browser that is logged in. */
export async function cookieOf(sessionId: string): Promise<{ cookie: string }> {
  const value = await encode({ token: { sid: sessionId }, secret: process.env.AUTH_SECRET ?? "", maxAge: 3_600 });
  return { cookie: `${SESSION_COOKIE}=${value}` };
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { html } from "../shared/html";
import { redirect, sendJson, sendPage, sendStylesheet } from "../shared/http";
import { page } from "../shared/page";
import { stylesheetPath } from "../shared/stylesheet";
import { answerSwitches, switchesPath } from "../shared/switch-routes";
import type { Inbox } from "./inbox";
import type { Message } from "./message";
import { listPage, messagePage, simulator } from "./pages";
import type { MailSwitches } from "./switches";

/** What the tests read: a message without its attachments' content. */
function asJson({ id, receivedAt, envelope, subject, text, html: body, links, attachments }: Message): unknown {
  return {
    id,
    receivedAt: receivedAt.toISOString(),
    from: envelope.from,
    to: envelope.to,
    subject,
    text,
    html: body,
    links,
    attachments: attachments.map(({ name, type, content }) => ({ name, type, size: content.length })),
  };
}

/** The sender's HTML in a cage: no script, nothing fetched, no origin; links open in another tab. */
function sendMessageHtml(response: ServerResponse, { html: body }: Message): void {
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy":
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(`<base target="_blank">${body}`);
}

function sendBytes(response: ServerResponse, type: string, disposition: string, content: Uint8Array): void {
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Disposition": disposition,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(content);
}

function notFound(response: ServerResponse): void {
  const main = html`<p>Ce courriel n’existe pas, ou il a été effacé.</p><p><a href="/">Tous les courriels</a></p>`;
  sendPage(response, 404, page({ title: "Page introuvable", simulator, main }));
}

function answerMessage(response: ServerResponse, inbox: Inbox, [id = "", view, index]: readonly string[]): void {
  const message = inbox.find(id);
  const attachment = message?.attachments[Number(index)];
  if (!message) notFound(response);
  else if (view === undefined) sendPage(response, 200, messagePage(message));
  else if (view === "html") sendMessageHtml(response, message);
  else if (view === "source") sendBytes(response, "text/plain; charset=utf-8", "inline", message.source);
  else if (view === "pieces" && attachment) {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`;
    sendBytes(response, "application/octet-stream", disposition, attachment.content);
  } else notFound(response);
}

async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL, inbox: Inbox): Promise<void> {
  const id = url.pathname.slice("/api/mails".length + 1);
  if (request.method === "DELETE") {
    await inbox.clear();
    return sendJson(response, 200, []);
  }
  if (!id) return sendJson(response, 200, inbox.list(url.searchParams.get("to") ?? undefined).map(asJson));
  const message = inbox.find(id);
  return message ? sendJson(response, 200, asJson(message)) : sendJson(response, 404, { error: "not_found" });
}

/** Pages for people, `/api/mails` for tests, `/_simulator/switches` for failures. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  inbox: Inbox,
  switches: MailSwitches,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const { pathname } = url;
  if (pathname === stylesheetPath) return sendStylesheet(response);
  if (pathname === switchesPath) return answerSwitches(request, response, { simulator, board: switches, actions: [] });
  if (pathname === "/api/mails" || pathname.startsWith("/api/mails/")) return answerApi(request, response, url, inbox);
  if (pathname === "/effacer" && request.method === "POST") {
    await inbox.clear();
    return redirect(response, "/");
  }
  if (pathname.startsWith("/mails/"))
    return answerMessage(response, inbox, pathname.slice("/mails/".length).split("/"));
  if (pathname !== "/") return notFound(response);
  const to = url.searchParams.get("to") ?? "";
  sendPage(response, 200, listPage(inbox.list(to), to));
}

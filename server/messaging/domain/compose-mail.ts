/** What a mail says. Each paragraph is plain text; a line break in it stays one. */
export interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, as a link with a text of its own: "Voir ma réservation". */
  readonly action?: { readonly label: string; readonly url: string };
}

/** How the city signs. */
export interface MailIdentity {
  readonly cityName: string;
  readonly serviceName: string;
  /** Where the family can write or call; lines of text. */
  readonly contact: readonly string[];
  readonly canReply: boolean;
  /** "#rrggbb", of a contrast that the theme was checked for. */
  readonly colour: string;
  readonly onColour: string;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const linesToHtml = (text: string) => escapeHtml(text).replaceAll("\n", "<br>");

function closing(identity: MailIdentity): readonly string[] {
  return identity.canReply
    ? ["Vous pouvez répondre à ce message."]
    : ["Ce message est envoyé automatiquement\u00a0: les réponses ne sont pas lues."];
}

/** The whole message as plain text: everything that the HTML one says, the link included (Q2, Q3). */
function toText(content: MailContent, identity: MailIdentity): string {
  const action = content.action ? [`${content.action.label}\u00a0:\n${content.action.url}`] : [];
  const signature = [identity.cityName, identity.serviceName, ...identity.contact, ...closing(identity)].join("\n");
  return `${["Bonjour,", ...content.paragraphs, ...action, `-- \n${signature}`].join("\n\n")}\n`;
}

const TEXT_STYLE = "font:16px/1.5 Arial,sans-serif;color:#161616";

function actionHtml({ label, url }: { label: string; url: string }, identity: MailIdentity): string {
  const style = `display:inline-block;padding:12px 20px;background:${identity.colour};color:${identity.onColour};text-decoration:none;border-radius:4px`;
  return (
    `<p><a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a></p>` +
    `<p style="font-size:14px">Si le bouton ne fonctionne pas, copiez cette adresse\u00a0:<br>${escapeHtml(url)}</p>`
  );
}

/** One column, real paragraphs, a language, a title, no image and no tracker. */
function toHtml(content: MailContent, identity: MailIdentity): string {
  const said = ["Bonjour,", ...content.paragraphs].map((text) => `<p>${linesToHtml(text)}</p>`).join("");
  const action = content.action ? actionHtml(content.action, identity) : "";
  const contact = [identity.serviceName, ...identity.contact, ...closing(identity)].map(escapeHtml).join("<br>");
  return (
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escapeHtml(content.subject)}</title></head><body style="margin:0;padding:16px;${TEXT_STYLE}">` +
    `<div role="article" lang="fr" style="max-width:600px;margin:0 auto">` +
    `<p style="margin:0 0 16px;padding-bottom:8px;border-bottom:3px solid ${identity.colour};font-weight:bold">${escapeHtml(identity.cityName)}</p>` +
    `<h1 style="font-size:20px;line-height:1.3">${escapeHtml(content.subject)}</h1>${said}${action}` +
    `<p style="margin-top:32px;padding-top:8px;border-top:1px solid #929292;font-size:14px">${contact}</p></div></body></html>`
  );
}

export function composeMail(content: MailContent, identity: MailIdentity): { text: string; html: string } {
  return { text: toText(content, identity), html: toHtml(content, identity) };
}

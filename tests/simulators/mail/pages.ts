import { type Html, html } from "../shared/html";
import { page } from "../shared/page";
import { switchesPath } from "../shared/switch-routes";
import { addressInText, type Message } from "./message";

export const simulator = "Courriels de démonstration";

const moment = new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeStyle: "medium", timeZone: "Europe/Paris" });

function recipients({ envelope }: Message): string {
  return envelope.to.join(", ");
}

function subjectOf({ subject }: Message): string {
  return subject || "(sans objet)";
}

/** The list, newest first; `to` keeps one recipient's. */
export function listPage(messages: readonly Message[], to: string): Html {
  const items = messages.map(
    (message) => html`<li><a href="/mails/${message.id}"><strong>${subjectOf(message)}</strong>
<small>Pour ${recipients(message)}</small><small>Reçu ${moment.format(message.receivedAt)}</small></a></li>\n`,
  );
  const count = messages.length > 1 ? `${messages.length} courriels` : `${messages.length} courriel`;
  return page({
    title: "Courriels reçus",
    simulator,
    main: html`<p>Les courriels envoyés par le portail arrivent ici et ne partent nulle part ailleurs.</p>
<form method="get" action="/"><label for="to">Destinataire</label>
<input type="text" id="to" name="to" value="${to}" autocomplete="off" autocapitalize="none">
<p class="actions"><button class="main">Afficher</button> <a href="/">Tous les courriels</a></p></form>
${
  messages.length > 0
    ? html`<h2>${count}, du plus récent au plus ancien</h2><ol class="choices">${items}</ol>`
    : html`<p class="notice">Aucun courriel${to && ` pour ${to}`} pour le moment.</p>`
}
<div class="actions"><form method="post" action="/effacer"><button class="plain-button">Tout effacer</button></form>
<a href="${switchesPath}">Pannes à la demande</a></div>`,
  });
}

/** The text with its web addresses as links. */
function linkedText(text: string): Html {
  const addresses = text.match(addressInText) ?? [];
  const between = text.split(addressInText);
  return html`${between.map((part, index) => {
    const address = addresses[index];
    return html`${part}${address && html`<a href="${address}">${address}</a>`}`;
  })}`;
}

export function messagePage(message: Message): Html {
  const base = `/mails/${message.id}`;
  return page({
    title: subjectOf(message),
    simulator,
    main: html`<p><a href="/">Tous les courriels</a></p>
<dl><dt>Pour</dt><dd>${recipients(message)}</dd><dt>De</dt><dd>${message.envelope.from}</dd>
<dt>Reçu</dt><dd>${moment.format(message.receivedAt)}</dd></dl>
<h2>Texte</h2>
${message.text ? html`<pre>${linkedText(message.text)}</pre>` : html`<p>Ce courriel n’a pas de version en texte.</p>`}
${
  message.html &&
  html`<h2>Présentation</h2>
<iframe src="${base}/html" title="Présentation du courriel" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<p><a href="${base}/html">Ouvrir la présentation seule</a></p>`
}
${
  message.attachments.length > 0 &&
  html`<h2>Pièces jointes</h2><ul>${message.attachments.map(
    ({ name, content }, index) =>
      html`<li><a href="${base}/pieces/${index}">${name}</a> (${content.length} octets)</li>`,
  )}</ul>`
}
<p><a href="${base}/source">Source du courriel</a></p>`,
  });
}

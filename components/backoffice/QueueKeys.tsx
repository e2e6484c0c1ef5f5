"use client";

import { KeyHelp } from "./KeyHelp";

function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-queue-item]")];
  const here = links.findIndex(
    (link) => link === document.activeElement || link.closest("tr")?.contains(document.activeElement),
  );
  const wanted = here === -1 ? (step === 1 ? 0 : links.length - 1) : here + step;
  links[Math.min(Math.max(wanted, 0), links.length - 1)]?.focus();
}

/** Opens the request that has the focus, at one of its two answers. */
function open(part: string): void {
  const row = document.activeElement?.closest("tr");
  const link = row?.querySelector<HTMLAnchorElement>("[data-queue-item]");
  if (link) window.location.assign(`${link.href}#${part}`);
}

const ACTIONS = [
  { key: "j", shown: "J", text: "demande suivante", run: () => move(1) },
  { key: "k", shown: "K", text: "demande précédente", run: () => move(-1) },
  { key: "a", shown: "A", text: "ouvrir la demande pour l’accepter", run: () => open("accepter") },
  { key: "r", shown: "R", text: "ouvrir la demande pour la refuser", run: () => open("refuser") },
];

/** The queue by keyboard: J and K move, Enter opens the link that has the focus. */
export function QueueKeys() {
  return <KeyHelp actions={ACTIONS} />;
}

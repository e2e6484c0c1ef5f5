"use client";

import { KeyHelp } from "./KeyHelp";

/** The first thing to fill or press in one of the two answers. */
function enter(part: string): void {
  const section = document.getElementById(part);
  section?.scrollIntoView({ block: "start" });
  section
    ?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select, button")
    ?.focus({ preventScroll: true });
}

const ACTIONS = [
  { key: "a", shown: "A", text: "aller à «\u00a0Accepter\u00a0»", run: () => enter("accepter") },
  { key: "r", shown: "R", text: "aller à «\u00a0Refuser\u00a0»", run: () => enter("refuser") },
  {
    key: "j",
    shown: "J",
    text: "demande suivante",
    run: () => document.querySelector<HTMLAnchorElement>("[data-next-item]")?.click(),
  },
];

/** One request by keyboard: A and R lead to the answers, J to the next request. Nothing leaves without the button. */
export function ItemKeys() {
  return <KeyHelp actions={ACTIONS} />;
}

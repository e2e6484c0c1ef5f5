/** Where the choice is kept: single keys must be able to be switched off (WCAG 2.1.4, RGAA 12.10). */
const KEPT = "preau-raccourcis";

export function keysAreOn(): boolean {
  try {
    return window.localStorage.getItem(KEPT) !== "non";
  } catch {
    return true;
  }
}

export function keepKeys(on: boolean): void {
  try {
    window.localStorage.setItem(KEPT, on ? "oui" : "non");
  } catch {
    // A browser that keeps nothing: the choice holds until the page is left.
  }
}

/** Whether somebody is writing or choosing: then a letter is a letter. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null;
}

/** The letter of a single key pressed by itself, in lower case; undefined for anything else. */
export function singleKey(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return undefined;
  if (isTyping(event.target) || event.key.length !== 1) return undefined;
  return event.key.toLowerCase();
}

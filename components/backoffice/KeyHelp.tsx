"use client";

import { useEffect, useState } from "react";
import { keepKeys, keysAreOn, singleKey } from "./single-keys";

export interface KeyAction {
  readonly key: string;
  /** "J" */
  readonly shown: string;
  readonly text: string;
  readonly run: () => void;
}

/** Nothing without JavaScript. Announces the keys, and can switch them off for good. */
export function KeyHelp({ actions }: { actions: readonly KeyAction[] }) {
  const [on, setOn] = useState<boolean>();
  useEffect(() => setOn(keysAreOn()), []);
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      const pressed = singleKey(event);
      const action = pressed ? actions.find(({ key }) => key === pressed) : undefined;
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, actions]);
  if (on === undefined) return null;
  return (
    <details className="preau-disclosure preau-keys">
      <summary>Raccourcis clavier{on ? "" : " (désactivés)"}</summary>
      <div className="preau-disclosure__content">
        <ul>
          {actions.map(({ key, shown, text }) => (
            <li key={key}>
              <kbd>{shown}</kbd>&nbsp;: {text}
            </li>
          ))}
        </ul>
        <button
          aria-pressed={on}
          className="fr-btn fr-btn--secondary fr-btn--sm"
          onClick={() => {
            keepKeys(!on);
            setOn(!on);
          }}
          type="button"
        >
          {on ? "Désactiver les raccourcis" : "Activer les raccourcis"}
        </button>
      </div>
    </details>
  );
}

"use client";

import { useEffect, useRef, useState } from "react";
import { browserApi } from "@/server/api/client";
import { FoundAtCounter, type FoundFamilies } from "./FoundAtCounter";

interface CounterSearchProps {
  readonly base: string;
  readonly q: string;
  readonly found: FoundFamilies | null;
}

const WAIT_MS = 250;
const SHORTEST = 2;

/**
 * The family before the counter, found as one types; Enter opens the first. Without a script it is a form like any other,
 * whose answer is the page (design: Search as you type).
 */
export function CounterSearch({ base, q, found }: CounterSearchProps) {
  const [typed, setTyped] = useState(q);
  const [shown, setShown] = useState(found);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const asked = typed.trim();
    if (asked.length < SHORTEST || asked === shown?.q) return;
    const timer = setTimeout(async () => {
      try {
        setShown(await browserApi(base).backoffice.counter.search.query({ q: asked }));
      } catch {
        // The network is away for a moment: Enter still sends the form.
      }
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [base, typed, shown?.q]);

  const openFirst = (event: React.FormEvent) => {
    const first = shown?.q === typed.trim() ? shown.families[0] : undefined;
    if (!first) return;
    event.preventDefault();
    window.location.assign(`${base}/agents/regie/familles/${first.familyId}`);
  };

  return (
    <>
      <search>
        <form
          action={`${base}/agents/regie`}
          className="preau-filters preau-filters--search"
          method="get"
          onSubmit={openFirst}
        >
          <div className="fr-input-group">
            <label className="fr-label" htmlFor="q">
              Chercher la famille
              <span className="fr-hint-text">Nom, prénom, numéro de dossier… Entrée ouvre la première.</span>
            </label>
            <input
              autoComplete="off"
              className="fr-input"
              defaultValue={q}
              id="q"
              maxLength={200}
              name="q"
              onChange={(event) => setTyped(event.target.value)}
              ref={input}
              spellCheck={false}
              type="search"
            />
          </div>
          <button className="fr-btn" type="submit">
            Chercher
          </button>
        </form>
      </search>
      <FoundAtCounter base={base} found={shown} />
    </>
  );
}

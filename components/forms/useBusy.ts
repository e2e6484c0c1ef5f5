"use client";

import { useEffect, useRef, useState } from "react";

/** One sending at a time. A second click is ignored until the answer, or until the page comes back by "previous". */
export function useBusy(): { readonly now: boolean; begin(): boolean; end(): void } {
  const locked = useRef(false);
  const [now, setNow] = useState(false);
  const set = (value: boolean) => {
    locked.current = value;
    setNow(value);
  };
  useEffect(() => {
    const reopen = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      locked.current = false;
      setNow(false);
    };
    window.addEventListener("pageshow", reopen);
    return () => window.removeEventListener("pageshow", reopen);
  }, []);
  return {
    now,
    begin: () => {
      if (locked.current) return false;
      set(true);
      return true;
    },
    end: () => set(false),
  };
}

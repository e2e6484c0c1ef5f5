import type { ReactNode } from "react";

/** What the design system's accordion is for, without its script. Never hides something that everyone needs. */
export function Disclosure({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="preau-disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="preau-disclosure__content">{children}</div>
    </details>
  );
}

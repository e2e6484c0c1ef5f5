import type { ReactNode } from "react";

interface AlertProps {
  readonly kind: "info" | "success" | "warning" | "error";
  readonly title?: ReactNode;
  /** The rank of the title in the page's outline. */
  readonly as?: "h2" | "h3" | "h4" | "p";
  readonly children?: ReactNode;
  /** Said at once by a screen reader: the answer to what the person has just done. */
  readonly live?: boolean;
}

const WORDS = { info: "Information", success: "Succès", warning: "Attention", error: "Erreur" } as const;

/** A message with its kind in words too, not by colour and icon alone (RGAA 3.1). Rendered without script. */
export function Alert({ kind, title, as: Title = "h2", children, live }: AlertProps) {
  const kindInWords = <span className="fr-sr-only">{WORDS[kind]}&nbsp;: </span>;
  return (
    <div className={`fr-alert fr-alert--${kind}${title ? "" : " fr-alert--sm"}`} role={live ? "status" : undefined}>
      {title ? (
        <Title className="fr-alert__title">
          {kindInWords}
          {title}
        </Title>
      ) : null}
      {children ? (
        <div>
          {title ? null : kindInWords}
          {children}
        </div>
      ) : null}
    </div>
  );
}

import type { ReactNode } from "react";

/** Stands in the mail's words for what the agent writes. */
export const WRITTEN = "\u0001";

/** To whom what concerns a whole household goes. */
export const HOUSEHOLD = "chaque responsable du foyer";

export interface MailFrameProps {
  readonly mail: {
    readonly subject: string;
    readonly paragraphs: readonly string[];
    readonly action: { readonly label: string };
  };
  readonly to: string;
  /** The field in which the agent writes, shown where its text will be. */
  readonly children?: ReactNode;
}

/** The mail as it will leave, with the agent's field in its place: what is read here is what the family reads. */
export function MailFrame({ mail, to, children }: MailFrameProps) {
  return (
    <div className="preau-mail">
      <p>
        <strong>E-mail envoyé à {to || "personne\u00a0: aucune adresse n’est connue"}</strong>
      </p>
      <p>
        Objet&nbsp;: <span lang="fr">{mail.subject}</span>
      </p>
      <p>Bonjour,</p>
      {mail.paragraphs.map((paragraph) => {
        const [before = "", after] = paragraph.split(WRITTEN);
        return after === undefined ? (
          <p key={paragraph}>{paragraph}</p>
        ) : (
          <div key={paragraph}>
            {before ? <p>{before}</p> : null}
            {children}
            {after ? <p>{after}</p> : null}
          </div>
        );
      })}
      <p className="preau-mail__action">[{mail.action.label}]</p>
    </div>
  );
}

import type { ReactNode } from "react";

interface UserBlockProps {
  /** Who is logged in, as the header says it. Without it, the way in is shown. */
  readonly name?: string;
  readonly loginHref: string;
  readonly profileHref?: string;
  /** A form with one button: leaving changes something, so it is never a link. */
  readonly logout?: ReactNode;
}

export function UserBlock({ name, loginHref, profileHref, logout }: UserBlockProps) {
  if (!name) {
    return (
      <a className="fr-btn fr-btn--secondary fr-btn--sm" href={loginHref}>
        Se connecter
      </a>
    );
  }
  return (
    <>
      {profileHref ? <a href={profileHref}>{name}</a> : <span>{name}</span>}
      {logout}
    </>
  );
}

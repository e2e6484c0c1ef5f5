interface VisitorBlockProps {
  readonly base: string;
  /** Nobody is logged in when it is null. */
  readonly visitor: { readonly kind: "parent" | "agent"; readonly displayName: string } | null;
}

/** In the header of the public pages: the way in, or who is here and the way to their space. */
export function VisitorBlock({ base, visitor }: VisitorBlockProps) {
  if (!visitor) {
    return (
      <a className="fr-btn fr-btn--secondary fr-btn--sm" href={`${base}/connexion`}>
        Se connecter
      </a>
    );
  }
  const [path, label] = visitor.kind === "agent" ? ["/agents", "Espace des agents"] : ["/famille", "Mon espace"];
  return (
    <>
      <span>{visitor.displayName}</span>
      <a className="fr-btn fr-btn--secondary fr-btn--sm" href={base + path}>
        {label}
      </a>
    </>
  );
}

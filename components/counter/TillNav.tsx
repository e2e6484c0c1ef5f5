const PAGES = [
  ["", "Encaisser"],
  ["/journal", "Journal"],
  ["/depots", "Versements"],
  ["/alertes", "Alertes"],
] as const;

export type TillPage = (typeof PAGES)[number][0];

/** The pages of the régie. */
export function TillNav({ base, current }: { base: string; current: TillPage }) {
  return (
    <nav aria-label="Régie" className="preau-actions">
      {PAGES.map(([path, label]) => (
        <a aria-current={path === current ? "page" : undefined} href={`${base}/agents/regie${path}`} key={path}>
          {label}
        </a>
      ))}
    </nav>
  );
}

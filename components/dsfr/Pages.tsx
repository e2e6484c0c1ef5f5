interface PagesProps {
  /** What the pages are of: "Pages de la liste". */
  readonly label: string;
  readonly page: number;
  readonly pages: number;
  /** Address of another page. */
  readonly href: (page: number) => string;
}

/** From one page of a list to the next, where there are several. */
export function Pages({ label, page, pages, href }: PagesProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={label} className="preau-actions">
      {page > 1 ? <a href={href(page - 1)}>Page précédente</a> : null}
      <span>
        Page {page} sur {pages}
      </span>
      {page < pages ? <a href={href(page + 1)}>Page suivante</a> : null}
    </nav>
  );
}

interface ActivityChoiceProps {
  readonly choices: readonly { readonly name: string; readonly href: string; readonly current: boolean }[];
}

/** Which activity a page is about, and the way to the others; nothing when there is only one. */
export function ActivityChoice({ choices }: ActivityChoiceProps) {
  if (choices.length < 2) return null;
  return (
    <nav aria-label="Activité">
      <ul className="preau-choices">
        {choices.map(({ name, href, current }) => (
          <li key={href}>
            <a aria-current={current ? "true" : undefined} href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

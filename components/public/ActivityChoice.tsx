interface ActivityChoiceProps {
  readonly activities: readonly { readonly code: string; readonly name: string }[];
  readonly current: string;
  readonly base: string;
}

/** Which activity to price; nothing when there is only one. */
export function ActivityChoice({ activities, current, base }: ActivityChoiceProps) {
  if (activities.length < 2) return null;
  return (
    <nav aria-label="Activité">
      <ul className="preau-choices">
        {activities.map(({ code, name }) => (
          <li key={code}>
            <a
              aria-current={code === current ? "true" : undefined}
              href={`${base}/simulateur?activite=${encodeURIComponent(code)}`}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

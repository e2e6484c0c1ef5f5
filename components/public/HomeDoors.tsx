const DOORS = [
  {
    path: "/famille/reservations",
    title: "Réserver",
    text: "Réservez ou annulez, pour chacun de vos enfants, jour par jour.",
  },
  {
    path: "/famille/factures",
    title: "Payer",
    text: "Voyez ce que vous devez, payez en ligne, retrouvez vos reçus.",
  },
  {
    path: "/famille/dossier",
    title: "Mon dossier",
    text: "Voyez ce que la mairie sait de votre famille, signalez un changement, envoyez un document.",
  },
] as const;

/** The three big doors of the home page. Each leads to the login first when nobody is logged in. */
export function HomeDoors({ base }: { base: string }) {
  return (
    <nav aria-label="Vos démarches">
      <ul className="preau-grid">
        {DOORS.map(({ path, title, text }) => (
          <li key={path}>
            <a className="preau-door" href={base + path}>
              <span className="preau-door__title">{title}</span>
              <span className="preau-door__text">{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface FranceConnectButtonProps {
  /** The second official wording is for fetching data after another way of logging in. */
  readonly purpose?: "login" | "data";
}

/**
 * FranceConnect's official button and the link that must follow it, inside the form that starts the login: its colours
 * are FranceConnect's, never the theme's. Source: FranceConnect's integration rules (protocols, 1.8).
 */
export function FranceConnectButton({ purpose = "login" }: FranceConnectButtonProps) {
  return (
    <div className="fr-connect-group">
      <button className="fr-connect" type="submit">
        <span className="fr-connect__login">
          {purpose === "login" ? "S’identifier avec" : "Récupérer ses données avec"}
        </span>{" "}
        <span className="fr-connect__brand">FranceConnect</span>
      </button>
      <p>
        <a
          href="https://franceconnect.gouv.fr/"
          rel="noopener noreferrer"
          target="_blank"
          title="Qu’est-ce que FranceConnect&nbsp;? – nouvelle fenêtre"
        >
          Qu’est-ce que FranceConnect&nbsp;?
        </a>
      </p>
    </div>
  );
}

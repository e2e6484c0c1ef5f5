import type { ShellTheme } from "./shell-theme";

/** What a public site must link to, and where a document of ours is checked; the accessibility one says the truth in its own words (RGAA, article 47). */
const LINKS = [
  ["accessibilite", "Accessibilité\u00a0: non conforme"],
  ["mentions-legales", "Mentions légales"],
  ["donnees-personnelles", "Données personnelles"],
  ["plan-du-site", "Plan du site"],
  ["verifier", "Vérifier un document"],
  ["contact", "Contact"],
] as const;

interface SiteFooterProps {
  readonly theme: ShellTheme;
  readonly base: string;
  /** Outside any town there is only the accessibility statement of the portal itself. */
  readonly townless?: boolean;
}

export function SiteFooter({ theme, base, townless }: SiteFooterProps) {
  const { contact } = theme;
  return (
    <footer className="preau-footer" id="pied" tabIndex={-1}>
      <div className="preau-footer__inside">
        <address className="preau-footer__contact">
          <strong>{contact.service}</strong>
          {contact.address.map((line) => (
            <span key={line}>{line}</span>
          ))}
          {contact.phone ? <a href={`tel:${contact.phone.replace(/\s/g, "")}`}>{contact.phone}</a> : null}
          {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null}
          {contact.hours ? <span>{contact.hours}</span> : null}
        </address>
        <ul className="preau-footer__links">
          {LINKS.slice(0, townless ? 1 : undefined).map(([path, label]) => (
            <li key={path}>
              <a href={`${base}/${path}`}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}

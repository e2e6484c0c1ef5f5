const PAGES = [
  ["/agents", "Agents et rôles"],
  ["/regies", "Régies et paiement en ligne"],
  ["/tiers", "Tiers payeurs"],
] as const;

type SettingsPage = (typeof PAGES)[number][0];

/** The pages of the town's settings. */
export function SettingsNav({ base, current }: { base: string; current: SettingsPage }) {
  return (
    <nav aria-label="Réglages" className="preau-actions">
      {PAGES.map(([path, label]) => (
        <a aria-current={path === current ? "page" : undefined} href={`${base}/agents/parametres${path}`} key={path}>
          {label}
        </a>
      ))}
    </nav>
  );
}

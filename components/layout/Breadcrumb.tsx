export interface BreadcrumbStep {
  readonly href: string;
  readonly label: string;
}

/** The design system folds its breadcrumb behind a script; ours is always open. */
export function Breadcrumb(props: { home: string; steps: readonly BreadcrumbStep[]; here: string }) {
  return (
    <nav aria-label="Vous êtes ici" className="fr-breadcrumb preau-breadcrumb">
      <ol className="fr-breadcrumb__list">
        {[{ href: props.home, label: "Accueil" }, ...props.steps].map((step) => (
          <li key={step.href}>
            <a className="fr-breadcrumb__link" href={step.href}>
              {step.label}
            </a>
          </li>
        ))}
        <li>
          <span aria-current="page" className="fr-breadcrumb__link preau-breadcrumb__here">
            {props.here}
          </span>
        </li>
      </ol>
    </nav>
  );
}

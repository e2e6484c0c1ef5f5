import type { ShellTheme } from "@/components/layout/shell-theme";
import { formatDayWithYear } from "@/server/platform/dates";
import { ACCESSIBILITY_FACTS } from "./accessibility-facts";

interface AccessibilityStatementProps {
  readonly publisher: string;
  /** "Portail famille de Corbas" */
  readonly site: string;
  readonly siteUrl: string;
  readonly contact: ShellTheme["contact"];
  /** The pages that the tools check. */
  readonly pages: readonly { readonly href: string; readonly label: string }[];
}

/** In the order of the official model. Without an audit, the law says "non conforme", and so does this page. */
export function AccessibilityStatement({ publisher, site, siteUrl, contact, pages }: AccessibilityStatementProps) {
  const { establishedOn, technologies, machineChecks, knownLimits } = ACCESSIBILITY_FACTS;
  return (
    <>
      <p>
        {publisher} s’engage à rendre ses sites internet accessibles, conformément à l’article 47 de la loi
        n°&nbsp;2005-102 du 11 février 2005.
      </p>
      <p>
        Cette déclaration d’accessibilité s’applique à {site} (<a href={siteUrl}>{siteUrl}</a>). Le schéma pluriannuel
        de mise en accessibilité et le plan d’actions de l’année ne sont pas encore publiés sur ce portail.
      </p>

      <h2>État de conformité</h2>
      <p>
        {site} est <strong>non conforme</strong> avec le référentiel général d’amélioration de l’accessibilité (RGAA),
        version 4, car aucun audit de conformité n’a encore été réalisé.
      </p>
      <h3>Résultats des tests</h3>
      <p>
        0&nbsp;% des critères du RGAA version 4 ont été vérifiés par un audit. Un taux de conformité sera publié ici dès
        qu’un audit aura eu lieu.
      </p>

      <h2>Contenus non accessibles</h2>
      <h3>Non-conformités et limites connues</h3>
      <List items={knownLimits} />
      <h3>Dérogations pour charge disproportionnée</h3>
      <p>Aucune dérogation n’est invoquée.</p>
      <h3>Contenus non soumis à l’obligation d’accessibilité</h3>
      <p>Aucun contenu exempté n’a été recensé.</p>

      <h2>Établissement de cette déclaration d’accessibilité</h2>
      <p>Cette déclaration a été établie le {formatDayWithYear(establishedOn)}.</p>
      <h3>Technologies utilisées pour la réalisation du site</h3>
      <List items={technologies} />
      <h3>Environnement de test</h3>
      <p>
        Les contrôles automatiques sont faits dans Chromium, à 360 et 1&nbsp;280 points de large. Les vérifications de
        restitution avec des technologies d’assistance n’ont pas encore eu lieu.
      </p>
      <h3>Outils pour évaluer l’accessibilité</h3>
      <List items={machineChecks} />
      <p>Ces outils ne vérifient qu’une partie des critères&nbsp;: ils ne remplacent pas un audit.</p>
      <h3>Pages du site contrôlées par ces outils</h3>
      <ul>
        {pages.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li>Les pages de connexion, l’espace des familles et l’espace des agents</li>
      </ul>

      <h2>Retour d’information et contact</h2>
      <p>
        Si vous n’arrivez pas à accéder à un contenu ou à un service, dites-le-nous&nbsp;: nous vous orienterons vers
        une alternative accessible, ou nous vous donnerons le contenu sous une autre forme.
      </p>
      <ul>
        {contact.email ? (
          <li>
            Écrire à <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </li>
        ) : null}
        {contact.phone ? (
          <li>
            Téléphoner au <a href={`tel:${contact.phone.replace(/\s/g, "")}`}>{contact.phone}</a>
          </li>
        ) : null}
        <li>Venir ou écrire&nbsp;: {[contact.service, ...contact.address].join(", ")}</li>
      </ul>

      <h2>Voies de recours</h2>
      <p>
        Si vous constatez un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à une fonctionnalité du
        site, que vous nous le signalez et que vous n’obtenez pas de réponse, vous avez le droit de faire parvenir vos
        doléances ou une demande de saisine au Défenseur des droits.
      </p>
      <ul>
        <li>
          <a href="https://formulaire.defenseurdesdroits.fr/">Écrire un message au Défenseur des droits</a>
        </li>
        <li>
          <a href="https://www.defenseurdesdroits.fr/saisir/delegues">
            Contacter le délégué du Défenseur des droits dans votre région
          </a>
        </li>
        <li>
          Envoyer un courrier par la poste (gratuit, ne pas mettre de timbre)&nbsp;: Défenseur des droits, Libre réponse
          71120, 75342 Paris CEDEX 07
        </li>
      </ul>
    </>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

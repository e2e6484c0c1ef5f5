import type { AgentRoleName } from "@/prisma/seed/data/agent-roles";
import { CITIES } from "@/prisma/seed/data/cities";
import { DEMO_PARENTS, demoAgents } from "@/prisma/seed/demo-accounts";
import { totpCode } from "./totp-code";
import type { Addresses } from "./variables";

const AGENT_WORK: Readonly<Record<AgentRoleName, string>> = {
  "Agent d’accueil": "les demandes et les dossiers",
  "Responsable de la restauration": "les présences, les places et les jours de fermeture",
  Administratrice: "tout, et les réglages",
  Régisseuse: "les factures et la caisse",
};

/** Where to click and who to log in as, for the person at the terminal. */
export function summary({ web, franceConnect, mails, apiParticulier, payFip }: Addresses): string {
  const { port } = new URL(web);
  const towns = CITIES.map(
    ({ city }) => `  ${city.name.padEnd(14)} ${web}/${city.slug.padEnd(14)} ou http://${city.slug}.localhost:${port}`,
  );
  const agents = demoAgents("saint-chamond").map(
    ({ login, password, role, totpSecret }) => `  ${role}, ${AGENT_WORK[role]} :
    ${login.padEnd(36)} ${password}
    Second facteur : code ${totpCode(totpSecret)}, ou ce secret : ${totpSecret}`,
  );
  return `
Préau est prêt.

Les trois villes
${towns.join("\n")}

Se connecter comme parent
  Avec FranceConnect (mot de passe « 123 ») :
    test            à Saint-Chamond : trois enfants dans deux écoles
    test_CINDY      et test_DAVID à Rive-de-Gier : parents séparés, garde alternée
    test_ELSA       à Corbas ; test_FABIEN à Corbas, qui habite hors de la commune
    nom_composé     à Saint-Chamond : identité à vérifier par un agent
    test_THIBAULT   n’importe où : une personne inconnue des dossiers, qui demande un compte
    Dans leur dossier, « Récupérer ses données avec FranceConnect » lit leur quotient : test et test_FABIEN (CAF),
    test_CINDY (MSA) ; la CAF ne connaît pas test_DAVID, et connaît à test_ELSA d’autres enfants.
  Avec un compte local, dans chaque ville :
    ${DEMO_PARENTS.first.login}         ${DEMO_PARENTS.first.password}
    ${DEMO_PARENTS.second.login}   ${DEMO_PARENTS.second.password}
    Leur facture est payée à moitié : un reçu, un reste à payer en ligne, des attestations.

Se connecter comme agent (ici à Saint-Chamond ; dans les autres villes, changez le nom après @)
${agents.join("\n")}
  Un code change toutes les 30 s : « npm run demo:code » donne le suivant ; une application d’authentification le fait du secret.

Les courriels envoyés       ${mails}
Le simulateur FranceConnect ${new URL(franceConnect).origin}
Le simulateur de la CAF     ${apiParticulier} (API Particulier, avec ses pannes)
Le simulateur PayFiP        ${payFip}
Les journaux                .data/demo/logs

Ctrl-C arrête tout. Les données sont gardées ; « npm run demo -- --reset » repart de zéro.
`;
}

import type { AgentRoleName } from "./data/agent-roles";

/*
 * Who can log in to the demonstration. These passwords are printed in the terminal that starts it: they protect nothing,
 * and nothing but the demonstration's data is behind them.
 */

export interface DemoLogin {
  readonly login: string;
  readonly password: string;
}

export const DEMO_PARENTS = {
  first: { login: "parent@exemple.fr", password: "Cartable-Bleu-2026" },
  second: { login: "autre-parent@exemple.fr", password: "Gomme-Verte-2026!" },
} as const satisfies Record<string, DemoLogin>;

export interface DemoAgent extends DemoLogin {
  readonly name: string;
  readonly role: AgentRoleName;
  /** Secret of the second factor, in base32: 160 bits. */
  readonly totpSecret: string;
}

/** The agents of a town; the first is the clerk at the counter. */
export function demoAgents(slug: string): readonly [DemoAgent, DemoAgent, DemoAgent, DemoAgent] {
  return [
    {
      login: `accueil@${slug}.example`,
      password: "Guichet-Ouvert-2026",
      name: "Dominique Exemple",
      role: "Agent d’accueil",
      totpSecret: "PREAUDEMOACCUEILABCDEFGHIJKLMNOP",
    },
    {
      login: `restauration@${slug}.example`,
      password: "Assiette-Chaude-2026",
      name: "Claude Exemple",
      role: "Responsable de la restauration",
      totpSecret: "PREAUDEMOCANTINEABCDEFGHIJKLMNOP",
    },
    {
      login: `administration@${slug}.example`,
      password: "Registre-Ordonne-2026",
      name: "Andrée Exemple",
      role: "Administratrice",
      totpSecret: "PREAUDEMOADMINABCDEFGHIJKLMNOPQR",
    },
    {
      login: `regie@${slug}.example`,
      password: "Monnaie-Rendue-2026",
      name: "Solange Exemple",
      role: "Régisseuse",
      totpSecret: "PREAUDEMOREGIEABCDEFGHIJKLMNOPQR",
    },
  ];
}

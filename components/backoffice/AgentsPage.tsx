import { RIGHT_NAMES } from "@/server/backoffice/domain/rights.fr";
import type { AgentRight } from "@/server/identity/domain";
import { elide } from "@/server/platform/elision";
import { DataTable } from "../dsfr/DataTable";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";
import { instantText } from "./since-text";

interface AgentsPageProps {
  readonly zone: string;
  readonly view: {
    readonly agents: ReadonlyArray<{
      readonly id: string;
      readonly name: string;
      readonly login: string | null;
      readonly active: boolean;
      readonly roles: readonly string[];
      readonly secondFactor: boolean;
      readonly lastLogin: string | null;
    }>;
    readonly roles: ReadonlyArray<{
      readonly id: string;
      readonly name: string;
      readonly rights: readonly AgentRight[];
      readonly agents: number;
    }>;
    readonly me: string;
  };
  readonly reset: FormAction;
}

/** The agents and their roles (A7); a lost telephone is mended here (A6). */
export function AgentsPage({ zone, view, reset }: AgentsPageProps) {
  return (
    <>
      <section aria-labelledby="agents">
        <h2 id="agents">Agents</h2>
        <p>
          Un agent a perdu son téléphone&nbsp;? Retirez son second facteur&nbsp;: ses connexions se ferment, et il en
          installera un autre à la prochaine. Vérifiez d’abord, de vive voix, que la demande vient bien de lui.
        </p>
        <DataTable
          caption="Agents de la ville"
          columns={[
            { key: "name", label: "Agent" },
            { key: "roles", label: "Rôles" },
            { key: "last", label: "Dernière connexion" },
            { key: "factor", label: "Second facteur" },
          ]}
          hideCaption
          rows={view.agents.map((agent) => ({
            key: agent.id,
            cells: [
              <span key="name">
                {agent.name}
                {agent.id === view.me ? " (vous)" : ""}
                <span className="preau-queue__what">
                  {agent.login}
                  {agent.active ? "" : " (compte fermé)"}
                </span>
              </span>,
              agent.roles.join(", ") || "aucun",
              agent.lastLogin ? instantText(agent.lastLogin, zone) : "jamais",
              <div className="preau-queue__owner" key="factor">
                <span>{agent.secondFactor ? "Installé" : "Pas encore installé"}</span>
                {agent.secondFactor ? (
                  <OneButtonForm
                    action={reset}
                    id={`facteur-${agent.id}`}
                    kind="tertiary"
                    values={{ accountId: agent.id }}
                  >
                    Retirer<span className="fr-sr-only"> le second facteur {elide("de", agent.name)}</span>
                  </OneButtonForm>
                ) : null}
              </div>,
            ],
          }))}
        />
      </section>
      <section aria-labelledby="roles">
        <h2 id="roles">Rôles</h2>
        <ul className="preau-grid">
          {view.roles.map((role) => (
            <li className="preau-card" key={role.id}>
              <h3>{role.name}</h3>
              <p>{role.agents === 1 ? "1\u00a0agent" : `${role.agents}\u00a0agents`}</p>
              <ul>
                {role.rights.map((right) => (
                  <li key={right}>{RIGHT_NAMES[right]}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type Html, html } from "./html";
import { isForm, readBody, readForm, redirect, sendJson, sendPage } from "./http";
import { page } from "./page";
import type { SwitchBoard, SwitchValues } from "./switch-board";

export const switchesPath = "/_simulator/switches";

/** Something done once, such as a rotation of keys: named in JSON with `true`, a button on the page. */
export interface SwitchAction {
  readonly name: string;
  readonly label: string;
  readonly run: () => Promise<void>;
}

interface SwitchRoutes<T extends SwitchValues> {
  readonly simulator: string;
  readonly board: SwitchBoard<T>;
  readonly actions: readonly SwitchAction[];
  readonly more?: Html;
}

const jsonBody = z.record(z.string(), z.unknown());

function switchPage<T extends SwitchValues>({ simulator, board, actions, more }: SwitchRoutes<T>): Html {
  const fields = Object.entries(board.values).map(([name, value]) => {
    const text = board.texts[name];
    if (typeof value === "boolean") {
      return html`<div class="tick"><label><input type="checkbox" name="${name}" value="true"${value ? html` checked` : ""}>
<span>${text?.label}<span class="hint">${text?.hint}</span></span></label></div>`;
    }
    if (typeof value === "string") {
      const options = ["", ...(text?.choices ?? [])].map(
        (choice) =>
          html`<option value="${choice}"${choice === value ? html` selected` : ""}>${choice || "aucun"}</option>`,
      );
      return html`<label for="${name}">${text?.label}<span class="hint">${text?.hint}</span></label>
<select id="${name}" name="${name}">${options}</select>`;
    }
    return html`<label for="${name}">${text?.label}<span class="hint">${text?.hint}</span></label>
<input type="number" id="${name}" name="${name}" min="0" max="120000" value="${value}">`;
  });
  return page({
    title: "Pannes à la demande",
    simulator,
    main: html`<p>Cochez une panne, enregistrez, puis essayez à nouveau. Une panne dure jusqu’à ce que vous la retiriez.</p>
<form method="post" action="${switchesPath}">${fields}
<p class="actions"><button class="main" name="action" value="save">Enregistrer</button>
<button class="plain-button" name="action" value="reset">Tout remettre en marche</button>
${actions.map(({ name, label }) => html`<button class="plain-button" name="action" value="${name}">${label}</button>`)}</p></form>
${more}`,
  });
}

async function applyForm<T extends SwitchValues>(request: IncomingMessage, routes: SwitchRoutes<T>): Promise<void> {
  const form = await readForm(request);
  const asked = form.get("action");
  if (asked === "reset") {
    routes.board.reset();
    return;
  }
  const action = routes.actions.find(({ name }) => name === asked);
  if (action) {
    await action.run();
    return;
  }
  const change = Object.entries(routes.board.values).map(([name, value]) => {
    const sent = form.get(name);
    if (typeof value === "boolean") return [name, sent === "true"];
    return [name, typeof value === "string" ? (sent ?? "") : Number(sent)];
  });
  routes.board.setFromOutside(Object.fromEntries(change));
}

async function applyJson<T extends SwitchValues>(
  request: IncomingMessage,
  response: ServerResponse,
  { board, actions }: SwitchRoutes<T>,
): Promise<void> {
  const text = await readBody(request);
  const parsed = jsonBody.safeParse(parseJson(text));
  if (!parsed.success) return sendJson(response, 400, { error: "a JSON object is expected" });
  const { reset, ...change } = parsed.data;
  if (reset === true) board.reset();
  for (const action of actions) {
    if (change[action.name] === true) await action.run();
    delete change[action.name];
  }
  const refusal = board.setFromOutside(change);
  if (refusal) return sendJson(response, 400, { error: refusal });
  sendJson(response, 200, board.values);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** GET shows the page (or JSON), POST changes by JSON or by the page's form, DELETE puts everything right. */
export async function answerSwitches<T extends SwitchValues>(
  request: IncomingMessage,
  response: ServerResponse,
  routes: SwitchRoutes<T>,
): Promise<void> {
  if (request.method === "DELETE") return sendJson(response, 200, routes.board.reset());
  if (request.method === "POST" && isForm(request)) {
    await applyForm(request, routes);
    return redirect(response, switchesPath);
  }
  if (request.method === "POST") return applyJson(request, response, routes);
  if (request.headers.accept?.includes("application/json")) return sendJson(response, 200, routes.board.values);
  sendPage(response, 200, switchPage(routes));
}

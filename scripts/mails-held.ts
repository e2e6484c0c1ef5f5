import { parseArgs } from "node:util";
import { databaseOwnerUrl } from "@/server/platform/env";
import { runCommandLine } from "./backup/command-line";
import { dropHeld, listHeld, sendHeld } from "./backup/held-mails";
import { asOwner } from "./backup/session";

const USAGE = `npm run mails:held             les mails qu’une restauration retient, par ville et par sorte
npm run mails:held -- --send   les envoyer (par le processus des tâches)
npm run mails:held -- --drop   y renoncer\u00a0: ils étaient déjà partis`;

await runCommandLine(async () => {
  const { values } = parseArgs({
    options: { send: { type: "boolean" }, drop: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help || (values.send && values.drop)) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  return asOwner(databaseOwnerUrl(), async (client) => {
    if (values.send) console.log(`${await sendHeld(client)} envois rendus au processus des tâches.`);
    else if (values.drop) console.log(`${await dropHeld(client)} envois abandonnés.`);
    else {
      const held = await listHeld(client);
      if (held.length === 0) console.log("Aucun mail n’est retenu.");
      for (const { town, kind, count, oldest } of held) {
        console.log(`${town}\u00a0: ${count} «\u00a0${kind}\u00a0», depuis le ${oldest.toISOString()}`);
      }
    }
    return 0;
  });
});

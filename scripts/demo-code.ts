import { CITIES } from "@/prisma/seed/data/cities";
import { demoAgents } from "@/prisma/seed/demo-accounts";
import { totpCode } from "./demo/totp-code";

/** `npm run demo:code`: the present code of each agent's second factor. */
for (const { city } of CITIES) {
  console.log(`\n${city.name}`);
  for (const { login, password, totpSecret, role } of demoAgents(city.slug)) {
    console.log(`  ${login.padEnd(38)} ${password.padEnd(22)} code ${totpCode(totpSecret)}  (${role})`);
  }
}

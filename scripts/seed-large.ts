import { seedLarge } from "@/prisma/seed/large/seed-large";
import { systemClock } from "@/server/platform/clock";
import { migrate, servingUrl } from "./migrate";

/**
 * `npm run seed:large`: a town of 100,000 families in the base of DATABASE_OWNER_URL (KEYS_DIR beside it);
 * `-- 5000` makes a smaller one.
 */
const { DATABASE_OWNER_URL: ownerUrl, APP_URL } = process.env;
if (!ownerUrl) throw new Error("DATABASE_OWNER_URL must name the owner of the base: the serving role makes no city");
const families = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(families) || families < 1) throw new Error("The number of families is a whole number");

await migrate(ownerUrl);
process.env.DATABASE_URL ??= await servingUrl(ownerUrl);
const start = performance.now();
const loaded = await seedLarge({
  ownerUrl,
  domain: new URL(APP_URL ?? "http://localhost:3000").hostname,
  families,
  now: systemClock.now(),
  say: (step, seconds) => {
    if (seconds >= 1) console.log(`  ${step.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
  },
});
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(
  loaded ? `Grande-Ville est chargée : ${families} familles en ${seconds} s.` : "Grande-Ville est déjà chargée.",
);

import { seedDemo } from "@/prisma/seed/seed-demo";

/** `npm run seed`: loads the demonstration into the base of DATABASE_OWNER_URL, with KEYS_DIR and STORAGE_DIR set. */
const { DATABASE_OWNER_URL: ownerUrl, APP_URL, FRANCECONNECT_ISSUER } = process.env;
if (!ownerUrl) throw new Error("DATABASE_OWNER_URL must name the owner of the base: the serving role makes no city");

const start = performance.now();
const loaded = await seedDemo({
  ownerUrl,
  domain: new URL(APP_URL ?? "http://localhost:3000").hostname,
  issuer: FRANCECONNECT_ISSUER ?? "https://franceconnect.invalid",
});
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(loaded ? `La démonstration est chargée (${seconds} s).` : "La démonstration était déjà chargée.");

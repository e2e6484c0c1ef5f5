import { defineConfig } from "prisma/config";

/** For `prisma generate` only: migrations are applied by node-pg-migrate (docs/adr/0002). */
export default defineConfig({ schema: "prisma/schema" });

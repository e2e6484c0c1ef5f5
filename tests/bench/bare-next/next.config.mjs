import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: path.join(import.meta.dirname, "..", "..", ".."),
  turbopack: { root: path.join(import.meta.dirname, "..", "..", "..") },
};

export default config;

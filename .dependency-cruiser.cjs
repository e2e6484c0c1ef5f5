/*
 * The rules of docs/adr/0001-context-first.md. Contexts are ordered: an import goes to a context further down only, and
 * only to its index.ts.
 */

/** Each context with the contexts that it may import, by their index. */
const MAY_IMPORT = {
  tenancy: [],
  history: [],
  messaging: ["tenancy"],
  identity: ["tenancy", "messaging"],
  catalogue: ["tenancy"],
  families: ["tenancy", "messaging", "identity", "catalogue"],
  documents: ["tenancy", "messaging", "identity", "families"],
  interop: ["tenancy", "families"],
  fees: ["tenancy", "catalogue", "families"],
  booking: ["tenancy", "messaging", "identity", "catalogue", "families", "fees"],
  billing: ["tenancy", "messaging", "identity", "catalogue", "families", "fees", "booking"],
  payments: ["tenancy", "messaging", "identity", "catalogue", "families", "fees", "booking", "billing"],
  certificates: [
    "tenancy",
    "messaging",
    "identity",
    "catalogue",
    "families",
    "documents",
    "fees",
    "booking",
    "billing",
    "payments",
  ],
  backoffice: [
    "tenancy",
    "messaging",
    "identity",
    "catalogue",
    "families",
    "documents",
    "fees",
    "booking",
    "billing",
    "payments",
    "certificates",
  ],
};

const CONTEXTS = Object.keys(MAY_IMPORT);
const ANY_CONTEXT = `^server/(${CONTEXTS.join("|")})/`;
const TESTS = "\\.(test|fixture)\\.tsx?$";

/** What is pure in the platform: values and functions without input or output. */
const PURE_PLATFORM =
  "^server/platform/(result|money|dates|local-date|elision|not-given\\.fr|form-fields|zod-french|same-origin|security-headers|paper/(paper|paper-check|paper-look|paper-words\\.fr|qr-code|table-places))\\.ts$";

const contextRules = CONTEXTS.flatMap((name) => {
  const foreign = CONTEXTS.filter((other) => other !== name && !MAY_IMPORT[name].includes(other));
  return [
    {
      name: `${name}-imports-downwards`,
      comment: `${name} may import ${MAY_IMPORT[name].join(", ") || "no other context"}.`,
      severity: "error",
      from: { path: `^server/${name}/`, pathNot: TESTS },
      to: { path: `^server/(${foreign.join("|")})/` },
    },
    {
      name: `${name}-imports-faces`,
      comment:
        "Another context is reached by its index.ts, or by the index.ts of its domain; what its forms offer, by domain/choices.ts.",
      severity: "error",
      from: { path: `^server/${name}/`, pathNot: TESTS },
      to: { path: ANY_CONTEXT, pathNot: [`^server/${name}/`, "^server/[^/]+/(index|domain/(index|choices))\\.ts$"] },
    },
  ];
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "Two modules that need each other at run time are one module.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "found",
      comment: "Every import leads to a file, or to a package of package.json.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      severity: "error",
      from: { path: "^(app|components|server|proxy)", pathNot: TESTS },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    ...contextRules,
    {
      name: "domain-is-pure",
      comment: "Rules know the rules of their own context, those below it, pure platform files and pure packages.",
      severity: "error",
      from: { path: "^server/[^/]+/domain/", pathNot: TESTS },
      to: {
        pathNot: [
          "^server/[^/]+/domain/",
          PURE_PLATFORM,
          "^node_modules/(zod|temporal-polyfill|@socialgouv/jours-feries|otpauth|uuid)/",
          // A digest and the bytes of a key are computed, not fetched.
          "^(node:)?(crypto|buffer)$",
        ],
        // The name of a right or of a kind of person: a type is no dependency at run time.
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-web-framework-below-the-router",
      severity: "error",
      from: { path: "^server/[^/]+/(domain|use-cases|data|queries)/" },
      to: { path: "^node_modules/(next|next-auth|react|react-dom|@trpc)/" },
    },
    {
      name: "base-behind-data",
      comment: "Prisma and SQL are written in server/db, data, queries.",
      severity: "error",
      from: {
        pathNot: ["^server/db/", "^server/[^/]+/(data|queries)/", "^(scripts|prisma|tests)/", "^server/worker/"],
      },
      to: { path: ["^server/db/generated/", "^node_modules/(pg|@prisma)/"] },
    },
    {
      name: "client-behind-data",
      comment:
        "Only the base itself opens connections outside a city; what belongs to no city is read by tenancy's data.",
      severity: "error",
      from: { path: "^(app|components|server)/", pathNot: ["^server/db/", "^server/tenancy/data/", "^server/worker/"] },
      to: { path: "^server/db/client\\.ts$" },
    },
    {
      name: "routes-are-wrappers",
      comment: "A page reads through the caller or shows a component; it holds no rule and no query.",
      severity: "error",
      from: { path: "^app/" },
      to: {
        path: "^server/",
        pathNot: [
          "^server/api/",
          "^server/auth/",
          "^server/[^/]+/[^/]*schemas\\.ts$",
          "^server/[^/]+/index\\.ts$",
          "^server/[^/]+/domain/",
          "^server/db/health\\.ts$",
          "^server/platform/",
        ],
      },
    },
    {
      name: "components-get-props",
      comment: "A component shows what it is given. It may know the words and rules of a domain, never its data.",
      severity: "error",
      from: { path: "^components/", pathNot: TESTS },
      to: {
        path: "^server/",
        pathNot: [
          "^server/[^/]+/domain/",
          "^server/[^/]+/[^/]*schemas\\.ts$",
          "^server/api/(client|root|failure)\\.ts$",
          PURE_PLATFORM,
        ],
      },
    },
    {
      name: "platform-knows-no-business",
      severity: "error",
      from: { path: "^server/platform/", pathNot: TESTS },
      to: { path: "^server/", pathNot: ["^server/platform/", "^server/db/"] },
    },
    {
      name: "base-knows-no-business",
      severity: "error",
      from: { path: "^server/db/" },
      to: { path: "^server/", pathNot: ["^server/platform/", "^server/db/"] },
    },
    {
      name: "product-knows-no-test",
      severity: "error",
      from: { path: "^(app|components|server|proxy)", pathNot: TESTS },
      to: { path: "^(tests|scripts|prisma/seed)/" },
    },
    {
      name: "one-door-to-next-auth",
      severity: "error",
      from: { pathNot: ["^server/auth/", "^app/api/auth/", "^tests/"] },
      to: { path: "^node_modules/next-auth/" },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", "^server/db/generated"] },
    exclude: { path: ["^\\.next", "^\\.data", "\\.css$"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
    skipAnalysisNotInRules: true,
    reporterOptions: { text: { highlightFocused: true } },
  },
};

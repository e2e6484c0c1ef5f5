import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { AUDITED_PAGES, auditProblems, pageRoutes } from "./test/page-routes";

/** Pages that no journey audits, each with the reason. */
const EXCUSED: Readonly<Record<string, string>> = {};

/* After the journeys: was each page of the application audited, in one of its states at least? */
const files = existsSync(AUDITED_PAGES) ? readdirSync(AUDITED_PAGES) : [];
const audited = files.map((file) => readFileSync(path.join(AUDITED_PAGES, file), "utf8"));
const routes = pageRoutes();
const problems = auditProblems(routes, audited, EXCUSED);
for (const problem of problems) console.error(problem);
console.log(`${routes.length} pages, ${audited.length} audited, ${Object.keys(EXCUSED).length} excused.`);
process.exit(problems.length > 0 ? 1 : 0);

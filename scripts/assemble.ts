import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";

/*
 * The last step of `npm run build`: puts static files beside the standalone server, which Next leaves to us, and marks
 * the build as whole.
 */
const root = path.join(import.meta.dirname, "..");
const standalone = path.join(root, ".next", "standalone");
cpSync(path.join(root, ".next", "static"), path.join(standalone, ".next", "static"), { recursive: true });
cpSync(path.join(root, "public"), path.join(standalone, "public"), { recursive: true });
writeFileSync(path.join(standalone, ".assembled"), "");

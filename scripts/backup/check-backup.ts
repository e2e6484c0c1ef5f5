import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type ReadManifest, readManifest, type SavedTable } from "./manifest";
import { type Measure, Meter } from "./meter";
import { BackupProblem } from "./problem";
import { type FileList, forEachFile, isMissing, placeIn, readFileList } from "./stored-files";
import { readSavedTable } from "./table-copy";

export interface Checked {
  readonly manifest: ReadManifest;
  readonly files: FileList;
}

const isSame = (found: Measure, wanted: { readonly bytes: number; readonly sha256: string }) =>
  found.bytes === wanted.bytes && found.sha256 === wanted.sha256;

async function problemOfTable(folder: string, table: SavedTable, key: Uint8Array | undefined) {
  const { file } = table.stored;
  try {
    const { stored, rows } = await readSavedTable(folder, table, key);
    if (!isSame(stored, table.stored)) return `${file} a été modifié\u00a0: son empreinte n’est pas la bonne.`;
    if (isSame(rows, table) && rows.lines === table.rows) return undefined;
    return `${file} ne contient pas les ${table.rows} lignes de ${table.schema}.${table.name} qui ont été sauvegardées.`;
  } catch (error) {
    if (isMissing(error)) return `Il manque ${file}.`;
    if (error instanceof BackupProblem) return error.message;
    return `${file} ne se lit pas jusqu’au bout\u00a0: ${error instanceof Error ? error.message : error}.`;
  }
}

async function problemOfFile(folder: string, name: string, digest: string): Promise<string | undefined> {
  const meter = new Meter();
  try {
    await pipeline(createReadStream(placeIn(folder, name)), meter.through, async (source) => {
      for await (const _ of source);
    });
  } catch (error) {
    if (isMissing(error)) return `Il manque files/${name}.`;
    return `files/${name} ne se lit pas\u00a0: ${error instanceof Error ? error.message : error}.`;
  }
  return meter.result().sha256 === digest
    ? undefined
    : `files/${name} a été modifié\u00a0: son empreinte n’est pas la bonne.`;
}

const SHOWN = 20;

function refuse(folder: string, problems: readonly string[]): never {
  const more = problems.length > SHOWN ? [`et ${problems.length - SHOWN} autres.`] : [];
  const lines = [...problems.slice(0, SHOWN), ...more].map((line) => `  - ${line}`);
  throw new BackupProblem(`La sauvegarde ${folder} est abîmée\u00a0:\n${lines.join("\n")}`);
}

/**
 * Reads every byte of a backup again and compares it with its manifest. Needs no base.
 * @throws BackupProblem naming each file that is missing, altered, or does not hold what was saved.
 */
export async function checkBackup(folder: string, key?: Uint8Array): Promise<Checked> {
  const manifest = await readManifest(folder, key);
  const files = await readFileList(folder, manifest.files.list);
  const problems: string[] = [];
  const add = (problem: string | undefined) => {
    if (problem) problems.push(problem);
  };
  for (const table of manifest.tables) add(await problemOfTable(folder, table, key));
  await forEachFile(files, async ([name, digest]) => add(await problemOfFile(folder, name, digest)));
  if (problems.length > 0) refuse(folder, problems);
  return { manifest, files };
}

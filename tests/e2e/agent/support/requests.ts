import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { samplePdf } from "../../../../prisma/seed/work/sample-files";
import { inTown } from "../../support/base";
import { type TownSlug, townUrl } from "../../support/environment";
import { expect, openPage } from "../../support/journey";
import type { OwnFamily } from "../../support/own-family";
import { comeInAs } from "../../support/session";

export interface OwnRequest {
  readonly id: string;
  readonly birthName: string;
  readonly email: string;
}

interface Asking {
  readonly birthName?: string;
  readonly firstNames?: readonly string[];
  readonly birthdate?: string;
  /** How long it has waited. */
  readonly days?: number;
  /** The account of the agent who has it. */
  readonly assignedTo?: string;
}

/**
 * A name that nobody has, nor one like it: an agent who adds a person is asked about those who share a birthday and a first
 * name or a family name.
 */
export function ownName(): string {
  return `Essai${[...randomBytes(14)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("")}`;
}

/** A request for an account, as the public form makes it. */
export async function ownAccountRequest(town: TownSlug, asking: Asking = {}): Promise<OwnRequest> {
  const {
    birthName = ownName(),
    firstNames = ["Aline", "Marie"],
    birthdate = "1989-09-24",
    days = 1,
    assignedTo = null,
  } = asking;
  const [id, email] = [randomUUID(), `${ownName().toLowerCase()}@courriel.example`];
  const unknown = { usageName: "", gender: "", birthplace: "", birthcountry: "" };
  await inTown(
    town,
    `INSERT INTO account_request (city_id, id, origin, identity, email, phone, address, children, created_at, assigned_to)
     VALUES ($1, $2, 'local', $3, $4, '0639981234', '12 rue de l’Essai, 42400 Essai', 'Nina, 4 mai 2019', now() - make_interval(days => $5), $6)`,
    [
      id,
      JSON.stringify({ ...unknown, birthName, firstNames, birthdate, birthplaceName: "Lyon" }),
      email,
      days,
      assignedTo,
    ],
  );
  return { id, birthName, email };
}

const HOME = { line: "1 rue de l’Essai", extra: "", postcode: "42400", town: "Essai" };

/** A family asks for another street. Gives the identifier of the request, which the agent of that account has taken. */
export async function ownAddressChange(
  { town, familyId, accountId }: OwnFamily,
  line: string,
  assignedTo: string | null = null,
): Promise<string> {
  const id = randomUUID();
  await inTown(
    town,
    "INSERT INTO change_request (city_id, id, family_id, requested_by, fields, assigned_to) VALUES ($1, $2, $3, $4, $5, $6)",
    [id, familyId, accountId, JSON.stringify({ address: { before: HOME, after: { ...HOME, line } } }), assignedTo],
  );
  return id;
}

/** The parent sends a proof of address; gives the identifier of the document. */
export async function sendDocument(page: Page, family: OwnFamily): Promise<string> {
  const { bytes, mediaType } = await samplePdf("Justificatif", ["Famille Essai"]);
  await comeInAs(page, family.town, family);
  await openPage(page, townUrl(family.town, "/famille/documents/deposer"));
  await page.getByRole("link", { name: "Justificatif de domicile" }).click();
  await page
    .getByLabel(/Fichiers/)
    .setInputFiles({ name: "quittance.pdf", mimeType: mediaType, buffer: Buffer.from(bytes) });
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page).toHaveURL(townUrl(family.town, "/famille/documents?fait=envoi"));
  const [sent] = await inTown<{ id: string }>(
    family.town,
    "SELECT id FROM document WHERE city_id = $1 AND family_id = $2 ORDER BY uploaded_at DESC LIMIT 1",
    [family.familyId],
  );
  if (!sent) throw new Error("The document did not arrive");
  return sent.id;
}

/** The row of a document of the first child or of the family, without its file. Gives its identifier. */
export async function ownDocument(
  { town, familyId, accountId, children }: OwnFamily,
  code: "pai" | "assurance-scolaire" | "jugement-garde",
): Promise<string> {
  const id = randomUUID();
  await inTown(
    town,
    `INSERT INTO document (city_id, id, family_id, child_id, type_id, file_name, media_type, size_bytes, storage_key, sha256, uploaded_by)
     SELECT $1, $2::uuid, $3, CASE WHEN t.audience = 'child' THEN $4::uuid END, t.id, 'essai.pdf', 'application/pdf', 1000,
       $2::uuid::text, sha256(convert_to($2::uuid::text, 'UTF8')), $5
     FROM document_type t WHERE t.city_id = $1 AND t.code = $6`,
    [id, familyId, children[0]?.id, accountId, code],
  );
  return id;
}

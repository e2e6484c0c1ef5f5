import { createHash } from "node:crypto";
import { dayOf } from "@/server/platform/dates";
import { configuredStore } from "@/server/platform/storage";
import type { DocumentTypeCode } from "../data/document-types";
import type { FamilyDraft } from "../families/draft";
import type { Desk } from "./desk";
import { samplePdf, samplePhoto } from "./sample-files";

type Status = "pending" | "accepted" | "refused";

/** How many families sent something, by what became of it. */
const SENT: ReadonlyArray<readonly [Status, number]> = [
  ["pending", 8],
  ["accepted", 18],
  ["refused", 2],
];

const FAMILY_TYPES: readonly DocumentTypeCode[] = ["justificatif-domicile", "attestation-quotient"];
const CHILD_TYPES: readonly DocumentTypeCode[] = ["assurance-scolaire"];
const TITLES: Partial<Record<DocumentTypeCode, string>> = {
  "justificatif-domicile": "Facture d’électricité",
  "attestation-quotient": "Attestation de quotient familial",
  "assurance-scolaire": "Attestation d’assurance scolaire",
};

/** Documents sent by families (D11): most are accepted, some wait for an agent, some must be sent again. */
export async function addDocuments(
  desk: Desk,
  families: readonly FamilyDraft[],
  typeId: (code: DocumentTypeCode) => string,
): Promise<void> {
  const { random, accountOf } = desk;
  const able = families.flatMap((family) => {
    const [first] = family.members;
    const accountId = first && accountOf(first.adult.id);
    return accountId ? [{ family, accountId }] : [];
  });
  const statuses = SENT.flatMap(([status, count]) => new Array<Status>(count).fill(status));
  const drawn = random.shuffle(able).slice(0, statuses.length);
  for (const [index, { family, accountId }] of drawn.entries()) {
    const status = statuses[index] ?? "accepted";
    const child = index % 3 === 0 ? family.children[0]?.child : undefined;
    const code = random.pick(child ? CHILD_TYPES : FAMILY_TYPES);
    await addDocument(desk, { family, accountId, status, code, child, typeId: typeId(code), index });
  }
}

interface Sent {
  readonly family: FamilyDraft;
  readonly accountId: string;
  readonly status: Status;
  readonly code: DocumentTypeCode;
  readonly child: FamilyDraft["children"][number]["child"] | undefined;
  readonly typeId: string;
  readonly index: number;
}

async function addDocument({ rows, town, random, now, clerkId }: Desk, sent: Sent): Promise<void> {
  const { family, accountId, status, code, child, typeId, index } = sent;
  const title = TITLES[code] ?? "Document";
  const lines = [
    `${child ? `${child.firstName} ${child.lastName}` : `Famille ${family.name}`}`,
    `${family.addressLine}, ${family.postcode} ${family.town}`,
    "Document fictif de la démonstration de Préau.",
  ].map((line) => line.replace(/[^\u0020-\u00ff]/g, "'"));
  const file = await (index % 2 === 0 ? samplePdf : samplePhoto)(title, lines);
  const decided = status !== "pending";
  const uploaded = now.subtract({ hours: (decided ? 24 * 20 : 4) + 19 * index });
  const validUntil = dayOf(uploaded.add({ hours: 24 * 365 }), town.entry.timezone);
  rows.add("document", {
    city_id: town.id,
    id: random.id(),
    family_id: family.id,
    child_id: child?.id ?? null,
    type_id: typeId,
    status,
    file_name: `${code}.${file.extension}`,
    media_type: file.mediaType,
    size_bytes: file.bytes.length,
    storage_key: await configuredStore().put(town.id, file.bytes),
    sha256: createHash("sha256").update(file.bytes).digest(),
    uploaded_by: accountId,
    uploaded_at: uploaded.toString(),
    valid_until: status === "accepted" ? validUntil : null,
    decided_by: decided ? clerkId : null,
    decided_at: decided ? uploaded.add({ hours: 26 }).toString() : null,
    reason: status === "refused" ? "La photo est floue. Envoyez-en une où tout se lit." : null,
  });
}

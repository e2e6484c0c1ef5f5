import "server-only";
import { withCity } from "@/server/db/tenant-tx";
import { countAttempt, type Door, type TooManyAttempts } from "@/server/identity";
import { queueMail } from "@/server/messaging";
import { err, ok, type Result } from "@/server/platform/result";
import type { AskAccount } from "../account-request-schemas";
import { insertAccountRequest } from "../data/account-requests";
import { addressText } from "../domain/account-request";

const PER_ADDRESS = { hits: 8, minutes: 60 } as const;
const PER_EMAIL = { hits: 3, minutes: 24 * 60 } as const;

/**
 * Asks for a local account (A3). The answer is the same whether or not an account, a dossier or a former request
 * exists (A9). Beyond three requests a day for one e-mail the answer is still the same, and nothing is kept.
 */
export async function askAccountRequest(door: Door, asked: AskAccount): Promise<Result<void, TooManyAttempts>> {
  const now = door.clock.now();
  const minutes = await countAttempt(["account-request-address", door.ip], PER_ADDRESS, now);
  if (minutes !== undefined) return err({ tag: "TooManyAttempts", minutes });
  const held = await countAttempt(["account-request-email", door.city.id, asked.email], PER_EMAIL, now);
  if (held !== undefined) return ok(undefined);
  await withCity({ cityId: door.city.id, actor: "anonymous", request: door.requestId }, async (tx) => {
    const requestId = await insertAccountRequest(tx, {
      cityId: door.city.id,
      origin: "local",
      doubtful: false,
      identity: identityAsked(asked),
      contact: contactAsked(asked),
      now,
    });
    await queueMail(tx, {
      city: door.city,
      clock: door.clock,
      to: asked.email,
      kind: "account-request-received",
      dedupeKey: `account-request-received:${requestId}`,
      subject: "Nous avons reçu votre demande de compte",
      paragraphs: [
        "Votre demande d’ouverture de compte est bien arrivée. Un agent va la lire et vous répondra par e-mail.",
        "Si vous n’avez rien demandé, ne faites rien\u00a0: aucun compte n’est ouvert sans vérification.",
      ],
    });
  });
  return ok(undefined);
}

function identityAsked(asked: AskAccount) {
  return {
    birthName: asked.birthName,
    usageName: asked.usageName ?? "",
    firstNames: asked.firstNames.split(/[\s,]+/).filter((name) => name !== ""),
    gender: "",
    birthdate: asked.birthdate,
    birthplace: "",
    birthcountry: "",
    birthplaceName: asked.birthplaceName,
  };
}

type Contact = Pick<AskAccount, "email" | "phone" | "addressLine" | "postcode" | "town" | "children" | "message">;

/** What both forms ask, as it is kept. */
export function contactAsked({ email, phone, addressLine: line, postcode, town, children, message }: Contact) {
  return { email, phone, address: addressText({ line, postcode, town }), children, message: message ?? "" };
}

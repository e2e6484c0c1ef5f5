import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { SIGNS } from "@/server/certificates/domain/base32";
import { readVerificationCode, verificationCode } from "@/server/certificates/domain/verification-code";
import { chanceBytes, newId } from "@/server/platform/ids";
import { makeBilledFamily } from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { type CareTown, certificatesOf, FEBRUARY, filed, makeCareTown } from "../../support/certificates";
import { requestOf } from "../../support/factory";
import { owner } from "../../support/owner";

let town: CareTown;
let elsewhere: CareTown;
let family: EatingFamily;
let certificateId: string;
let code: string;

beforeAll(async () => {
  town = await makeCareTown();
  elsewhere = await makeCareTown();
  family = await makeBilledFamily(town);
  await owner().query("UPDATE person SET birth_name = 'Nom-Secret' WHERE id = $1", [family.personId]);
  await owner().query("UPDATE child SET first_name = 'Prénom-Secret', last_name = 'Nom-Secret' WHERE id = $1", [
    family.children[0],
  ]);
  ({ certificateId } = await certificatesOf(town, family).certifyEnrolment({ childId: family.children[0] ?? "" }));
  ({ code } = await filed(certificateId));
}, 120_000);

/** Somebody who is not logged in, at an address of their own. */
function checker(where: CareTown = town, ip: string = newId()) {
  const { certificates } = createCaller({ ...requestOf(where.city.slug, undefined, FEBRUARY), ip });
  return (typed: string) => certificates.verify({ code: typed });
}

describe("a code that is checked", () => {
  it("shows what is needed to compare with the paper, and nothing else", async () => {
    const shown = await checker()(code);
    expect(shown).toEqual({
      tag: "authentic",
      issuer: expect.stringMatching(/^Ville \d+$/),
      proof: [
        { label: "Document", value: "Certificat d’inscription" },
        { label: "Établi le", value: "10 février 2027" },
        { label: "Période", value: "du 1er septembre 2026 au 2 juillet 2027" },
        { label: "Au nom de", value: "Camille N." },
        { label: "Enfant", value: "P." },
      ],
    });
    const { rows } = await owner().query<{ number: string }>("SELECT number FROM family WHERE id = $1", [
      family.familyId,
    ]);
    for (const hidden of ["Secret", "rue du Lac", "69960", "école", "École", "500", rows[0]?.number ?? "number"]) {
      expect(JSON.stringify(shown)).not.toContain(hidden);
    }
  });

  it("is the same as people type it", async () => {
    const groups = code.match(/.{4}/g) ?? [];
    for (const typed of [groups.join("-"), groups.join(" ").toLowerCase(), ` ${code.replaceAll("0", "o")}\n`]) {
      expect(await checker()(typed)).toMatchObject({ tag: "authentic" });
    }
  });

  it("fails when any one of its signs is another, before the base is asked", async () => {
    const check = checker();
    for (let place = 0; place < code.length; place++) {
      const other = SIGNS[(SIGNS.indexOf(code[place] ?? "") + 7) % 32] ?? "";
      const altered = code.slice(0, place) + other + code.slice(place + 1);
      expect(readVerificationCode(altered)).toEqual({ ok: false, error: "mistyped" });
      await expect(check(altered)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    expect(await check(code)).toMatchObject({ tag: "authentic" });
  });

  it("tells the same of one that nobody has and of one of another town", async () => {
    const nobodys = verificationCode(chanceBytes(10));
    expect(await checker()(nobodys)).toEqual({ tag: "unknown" });
    expect(await checker(elsewhere)(code)).toEqual({ tag: "unknown" });
  });

  it("makes a machine wait, at its address only", async () => {
    const [busy, calm] = [checker(town, "198.51.100.1"), checker(town, "198.51.100.2")];
    for (let n = 0; n < 30; n++) expect(await busy(code)).toMatchObject({ tag: "authentic" });
    expect(await busy(code)).toEqual({ tag: "wait", minutes: 15 });
    expect(await calm(code)).toMatchObject({ tag: "authentic" });
  });
});

/** Changes what was certified, as whoever holds the base could. */
async function alter(from: string, to: string): Promise<void> {
  const client = await owner().connect();
  try {
    await client.query("ALTER TABLE certificate DISABLE TRIGGER append_only");
    await client.query(
      "UPDATE certificate SET content = replace(content::text, $1, $2)::jsonb WHERE id = $3 AND content::text LIKE '%' || $1 || '%'",
      [from, to, certificateId],
    );
  } finally {
    await client.query("ALTER TABLE certificate ENABLE TRIGGER append_only");
    client.release();
  }
}

describe("a certificate that was altered behind the product", () => {
  it("by one character is no certificate any more, for anybody; put back, it is again", async () => {
    await alter("2 juillet 2027", "3 juillet 2027");
    expect(await checker()(code)).toEqual({ tag: "unknown" });
    const open = certificatesOf(town, family).certificate({ certificateId });
    await expect(open).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    await alter("3 juillet 2027", "2 juillet 2027");
    expect(await checker()(code)).toMatchObject({ tag: "authentic" });
  });

  it("is not altered through the product’s own role, nor by a plain statement of the owner", async () => {
    for (const statement of ["UPDATE certificate SET kind = 'tax'", "DELETE FROM certificate"]) {
      await expect(owner().query(statement)).rejects.toThrow(/append-only/);
    }
    const { rows } = await owner().query(
      `SELECT privilege_type AS may FROM information_schema.role_table_grants
       WHERE table_name = 'certificate' AND grantee = 'preau_app' ORDER BY 1`,
    );
    expect(rows.map(({ may }) => may)).toEqual(["INSERT", "SELECT"]);
  });

  it("has its digest in the history, but neither its code nor what it says", async () => {
    const { rows } = await owner().query<{ after: Record<string, unknown>; digest: string }>(
      `SELECT h.after, c.content_digest::text AS digest FROM certificate c
       JOIN history_entry h ON h.table_name = 'certificate' AND h.row_id = c.id::text AND h.operation = 'insert'
       WHERE c.id = $1`,
      [certificateId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.after).toMatchObject({ code: "***", content: "***", content_digest: rows[0]?.digest });
    expect(JSON.stringify(rows[0]?.after)).not.toContain(code);
  });
});

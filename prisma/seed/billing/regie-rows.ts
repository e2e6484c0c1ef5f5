import { regieOf } from "../data/regies";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town } from "../town/town";

/** Who collects what families pay, and the third parties that its fees name; gives the régie. Before the activity. */
export function addRegie(rows: Rows, { id: cityId, entry, canteen, evening }: Town, random: Random): string {
  const regieId = random.id();
  const { code, name, regisseur, payfipClient } = regieOf(entry.slug);
  rows.add("regie", {
    city_id: cityId,
    id: regieId,
    code,
    name,
    regisseur,
    payfip_client: payfipClient,
    payfip_mode: payfipClient === null ? "off" : "production",
  });
  const payers = new Set(
    [...canteen.fees, ...(evening?.fees ?? [])].flatMap(({ payers: named }) => named.map((payer) => payer.code)),
  );
  for (const payer of payers) {
    rows.add("third_party", {
      city_id: cityId,
      id: random.id(),
      code: payer,
      name: `${payer.toUpperCase()} de ${entry.name}`,
      address_line: "1 place de la Mairie",
      postcode: entry.postcodes[0] ?? "",
      town: entry.name,
    });
  }
  return regieId;
}

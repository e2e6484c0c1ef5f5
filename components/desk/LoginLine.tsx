import { Temporal } from "temporal-polyfill";
import type { AdultLogin } from "@/server/families/domain/online-access";
import { dayOf, formatDayWithYear } from "@/server/platform/dates";

/** "Identifiant camille@exemple.fr", "FranceConnect". */
export function loginName({ login }: AdultLogin): string {
  return login === null ? "FranceConnect" : `Identifiant\u00a0${login}`;
}

interface LoginLineProps {
  readonly login: AdultLogin;
  readonly zone: string;
}

/** A way in, since when it is there, and when it last served. */
export function LoginLine({ login, zone }: LoginLineProps) {
  const { since, lastUsedAt } = login;
  const on = (instant: string) => formatDayWithYear(dayOf(Temporal.Instant.from(instant), zone));
  return (
    <p>
      <strong>{loginName(login)}</strong>
      <br />
      {login.login === null ? "Attaché le" : "Mot de passe du"} {on(since)}.{" "}
      {lastUsedAt ? `Dernière connexion\u00a0: le ${on(lastUsedAt)}.` : "N’a pas encore servi."}
    </p>
  );
}

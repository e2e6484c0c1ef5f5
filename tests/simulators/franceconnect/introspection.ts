import type { Provider } from "oidc-provider";
import type { Client } from "./clients";
import { type People, subjectFor } from "./people";

/**
 * What a data provider's simulator learns from an access token: who it stands for and what it opens. Not part of the
 * platform's public interface. An unknown or expired token is `{ active: false }`.
 */
export async function introspect(
  token: string,
  provider: Provider,
  people: People,
  clients: readonly Client[],
): Promise<Record<string, unknown>> {
  const found = await provider.AccessToken.find(token);
  const person = found?.accountId && people.find(found.accountId);
  const client = clients.find(({ id }) => id === found?.clientId);
  if (!found || found.isExpired || !person || !client) return { active: false };
  return {
    active: true,
    client_id: client.id,
    entity: client.entity,
    exp: found.exp,
    scope: found.scope,
    sub: subjectFor(person, client),
    identity: {
      family_name: person.identity.familyName,
      preferred_username: person.identity.preferredUsername,
      given_name_array: person.identity.givenNames,
      gender: person.identity.gender,
      birthdate: person.identity.birthdate,
      birthplace: person.identity.birthplace,
      birthcountry: person.identity.birthcountry,
    },
  };
}

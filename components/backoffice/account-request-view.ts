/** An account request and the persons who resemble it, as the agent's page reads them. */
export type Agreement = "same" | "different" | "missing";

interface Identity {
  readonly birthName: string;
  readonly usageName: string;
  readonly firstNames: readonly string[];
  readonly birthdate: string;
  readonly birthplace: string;
}

export interface CandidateView extends Identity {
  readonly personId: string;
  readonly email: string;
  readonly phone: string;
  readonly hasLogin: boolean;
  readonly suspended: boolean;
  readonly families: readonly { readonly id: string; readonly number: string; readonly name: string }[];
  readonly comparison: Readonly<
    Record<"birthName" | "firstNames" | "birthdate" | "birthplace" | "email" | "phone", Agreement>
  >;
}

export interface AccountRequestView {
  readonly id: string;
  readonly origin: "local" | "franceconnect";
  readonly doubtful: boolean;
  readonly identity: Identity & { readonly birthplaceName: string };
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly children: string;
  readonly message: string;
}

/** "Emma Marie Martin (nom d’usage Durand)" */
export function identityName({ firstNames, birthName, usageName }: Identity): string {
  const used = usageName && usageName !== birthName ? ` (nom d’usage ${usageName})` : "";
  return `${firstNames.join(" ")} ${birthName}${used}`.trim();
}

/**
 * A place as it was written, else by its code in the State's list of communes, of which we hold no names: the département that the
 * code begins with says about where it is, also overseas ("974").
 */
export function placeText(name: string, code: string): string {
  if (name || !code) return name;
  const [department] = /^(97\d|98\d|(?!99)\d[\dAB])/.exec(code) ?? [];
  return department ? `commune de code Insee ${code}, département ${department}` : `commune de code Insee ${code}`;
}

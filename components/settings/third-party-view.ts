/** A third party as the settings show it. Empty texts where nothing is known. */
export interface ThirdPartyView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly addressLine: string;
  readonly postcode: string;
  readonly town: string;
  readonly email: string;
  readonly billed: boolean;
  readonly inFees: boolean;
}

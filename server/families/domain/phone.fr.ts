/** "06 12 34 56 78" for a French number, however it was typed ("+33612345678"); a foreign one as it is. */
export function phoneText(phone: string): string {
  const national = phone.replace(/^\+330?(?=[1-9]\d{8}$)/, "0");
  return /^0\d{9}$/.test(national) ? national.replace(/(\d{2})(?=\d)/g, "$1\u00a0") : phone;
}

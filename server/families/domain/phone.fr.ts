/** "06 12 34 56 78" for a French number; a foreign one as it is. */
export function phoneText(phone: string): string {
  return /^0\d{9}$/.test(phone) ? phone.replace(/(\d{2})(?=\d)/g, "$1\u00a0") : phone;
}

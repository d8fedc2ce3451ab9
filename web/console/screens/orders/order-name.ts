/**
 * An order as officers call it: every commune begins its numbers anew, so a number alone names many (`0003/QĐ-UBND`). The office
 * stands behind it without the words that its sign says already: `0003/QĐ-UBND · xã Thống Nhất`.
 */
export function orderName(number: string, officeName: string): string {
  const own = number.includes('UBND') ? officeName.replace(/^(UBND|Ủy ban nhân dân)\s+/iu, '') : officeName;
  return own === '' ? number : `${number} · ${own}`;
}

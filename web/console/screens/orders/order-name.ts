/**
 * An order as officers call it: every commune begins its numbers anew, so a number alone names many (`0003/QĐ-UBND`). The office
 * stands behind it without the words that its sign says already: `0003/QĐ-UBND · xã Thống Nhất`.
 */
export function orderName(number: string, officeName: string): string {
  const own = number.includes('UBND') ? officeName.replace(/^(UBND|Ủy ban nhân dân)\s+/iu, '') : officeName;
  return own === '' ? number : `${number} · ${own}`;
}

/** Numbers of papers as they follow: `9999/…` before `10000/…`. */
export function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'vi', { numeric: true });
}

type Numbered = {
  readonly id: string;
  readonly number: string;
  readonly issuerOfficeName: string;
  readonly issuedAt: string;
};

/** Ids of orders as papers are printed, signed and handed out: office by office, as their numbers follow. */
export function printedIds(orders: readonly Numbered[]): string[] {
  return orders
    .toSorted(
      (a, b) =>
        a.issuerOfficeName.localeCompare(b.issuerOfficeName, 'vi') ||
        a.issuedAt.localeCompare(b.issuedAt) ||
        byNumber(a.number, b.number),
    )
    .map(({ id }) => id);
}

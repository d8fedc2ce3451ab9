import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { findOrders } from '../store/orders.ts';

/**
 * What is asked of many orders, as the numbers of these follow within each office, whichever way they were ticked: papers that
 * are numbered now stand in the book, the file and the pile of signatures in the order of the papers that they go with. Offices
 * keep the order in which they were named; what is not found comes last.
 */
export async function inOrderOfNumbers<T extends { readonly id: string }>(
  scope: Scope,
  db: Db,
  asked: readonly T[],
): Promise<T[]> {
  const rows = new Map(
    (await findOrders(scope, db, [...new Set(asked.map(idOf))])).map((row) => [row.id, row]),
  );
  const offices = new Map<string, number>();
  for (const one of asked) {
    const office = rows.get(idOf(one))?.office_id;
    if (office !== undefined && !offices.has(office)) {
      offices.set(office, offices.size);
    }
  }
  const placeOf = (one: T): readonly [number, number, number] => {
    const row = rows.get(idOf(one));
    return row === undefined
      ? [Infinity, 0, 0]
      : [offices.get(row.office_id)!, row.series_year, row.sequence];
  };
  return asked
    .map((one) => ({ one, place: placeOf(one) }))
    .toSorted(({ place: a }, { place: b }) => {
      const differs = a.findIndex((value, n) => value !== b[n]);
      return differs < 0 ? 0 : a[differs]! - b[differs]!;
    })
    .map(({ one }) => one);
}

const idOf = ({ id }: { readonly id: string }): string => id.toLowerCase();

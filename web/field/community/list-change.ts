type Home = { readonly id: string; readonly name: string };
type DayList = { readonly day: string; readonly households: readonly Home[] };
/** Households that came on today's list or left it since its reader looked; never both empty. */
export type ListChange = { readonly added: readonly Home[]; readonly removed: readonly Home[] };

const NAMED = 5;

/**
 * What is new between two lists of one day: cordoned or lifted, called or ended, given to another team. Rows would else come and
 * go under the reader's finger without a word. @param former what was not acknowledged yet. @returns null: nothing is new.
 */
export function listChange(
  before: DayList | null,
  after: DayList,
  former: ListChange | null = null,
): ListChange | null {
  if (before?.day !== after.day) {
    return null;
  }
  const [was, is] = [idsOf(before.households), idsOf(after.households)];
  const came = after.households.filter(({ id }) => !was.has(id));
  const went = before.households.filter(({ id }) => !is.has(id));
  // Who came and went again, or the other way round, stands where the reader last knew them.
  const [wasAdded, wasRemoved] = [idsOf(former?.added ?? []), idsOf(former?.removed ?? [])];
  const added = [
    ...(former?.added ?? []).filter(({ id }) => is.has(id)),
    ...came.filter(({ id }) => !wasRemoved.has(id)),
  ];
  const removed = [
    ...(former?.removed ?? []).filter(({ id }) => !is.has(id)),
    ...went.filter(({ id }) => !wasAdded.has(id)),
  ];
  return added.length + removed.length === 0 ? null : { added: rows(added), removed: rows(removed) };
}

/** The first names of households, and a sign that there are more. */
export function named(homes: readonly Home[]): string {
  const names = homes.slice(0, NAMED).map(({ name }) => name);
  return [...names, ...(homes.length > NAMED ? ['…'] : [])].join(', ');
}

function idsOf(homes: readonly Home[]): ReadonlySet<string> {
  return new Set(homes.map(({ id }) => id));
}

function rows(homes: readonly Home[]): Home[] {
  return homes.map(({ id, name }) => ({ id, name }));
}

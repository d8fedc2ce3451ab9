import { createHash } from 'node:crypto';
import { refuse } from '../outcomes/general.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';
import { isList } from './list-table.ts';

/** The list that a cursor goes on in: its endpoint, of which record, and what was asked of it. */
export type ListAsked = { readonly key: string; readonly params: unknown; readonly query: unknown };

/** Characters of the mark: 48 bits. */
const MARK = 8;
/** What may change from one page to the next; why a record is looked at goes with the opening request alone. */
const NOT_OF_THE_LIST: ReadonlySet<string> = new Set(['cursor', 'limit', 'reason']);

/** The cursor that leaves: that of the list behind a mark of the list and its filters. */
export function markCursor(list: ListAsked, cursor: string): string {
  return `${markOf(list, cursor)}${cursor}`;
}

/** An answer with its `next` marked, where it is a page that another follows. */
export function markNext<A extends { readonly ok: boolean }>(list: ListAsked, answer: A): A {
  const page = 'value' in answer ? answer.value : null;
  return isList(page) && typeof page.next === 'string'
    ? { ...answer, value: { ...page, next: markCursor(list, page.next) } }
    : answer;
}

/**
 * A query with the cursor as its list gave it. One that no page of this list gave under these filters is refused: beginning
 * again would show the first rows as if they were the next. The mark is no secret: it tells what was damaged or belongs
 * elsewhere, and each list still reads the values as a stranger's.
 */
export function unmarkCursor(list: ListAsked): Outcome<unknown> {
  const given = (list.query as { readonly cursor?: unknown } | null | undefined)?.cursor;
  if (typeof given !== 'string') {
    return done(list.query);
  }
  const cursor = given.slice(MARK);
  return given.slice(0, MARK) === markOf(list, cursor)
    ? done({ ...(list.query as object), cursor })
    : refuse('bad-cursor', { fields: { cursor: 'unreadable' } });
}

function markOf({ key, params, query }: ListAsked, cursor: string): string {
  const filters = Object.entries((query ?? {}) as Record<string, unknown>)
    .filter(([name, value]) => !NOT_OF_THE_LIST.has(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([key, params, filters, cursor]))
    .digest('base64url')
    .slice(0, MARK);
}

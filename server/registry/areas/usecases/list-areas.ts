import type { Static } from 'typebox';
import type { Area as AreaReply, areasApi } from '../../../../contract/areas.ts';
import type { Query } from '../../../../contract/kit.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area, AreaDirectory } from '../directory-types.ts';
import { refuse } from '../refusals.ts';
import { isRealDate } from '../rules/calendar-date.ts';
import { presentArea } from '../rules/present-area.ts';
import { searchAreas } from '../rules/search-areas.ts';

type Filters = Query<(typeof areasApi)['GET /areas']>;
type AreaPage = { items: Static<typeof AreaReply>[]; next: string | null; total: number };

const sorts: { readonly [field: string]: (a: Area, b: Area) => number } = {
  code: (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  name: (a, b) => a.name.localeCompare(b.name, 'vi'),
  population: (a, b) => (a.population ?? -1) - (b.population ?? -1),
};

/**
 * Units valid on a day (`today` when the caller names none). In memory, so the cursor is a plain position. Without
 * `sort`: by code, or the best match first when searching.
 */
export function listAreas(directory: AreaDirectory, query: Filters, today: string): Outcome<AreaPage> {
  const at = query.at ?? today;
  if (!isRealDate(at)) {
    return refuse('bad-date', { fields: { at: 'no such date' } });
  }
  const found = filtered(directory, query, at);
  if (found === null) {
    return refuse('unknown', { fields: { parentId: 'unknown' } });
  }
  const field = query.sort?.replace(/^-/, '');
  const compare = field === undefined ? undefined : sorts[field];
  if (field !== undefined && compare === undefined) {
    return refuseGeneral('malformed', { fields: { sort: Object.keys(sorts).join(', ') } });
  }
  const ordered = compare === undefined ? found : [...found].sort(compare);
  const rows = query.sort?.startsWith('-') === true ? ordered.toReversed() : ordered;
  const first = Number(decodeCursor(query.cursor)?.[0] ?? 0) || 0;
  const last = Math.max(0, first) + (query.limit ?? 50);
  return done({
    items: rows.slice(Math.max(0, first), last).map(presentArea),
    next: last < rows.length ? encodeCursor([last]) : null,
    total: rows.length,
  });
}

function filtered(directory: AreaDirectory, query: Filters, at: string): readonly Area[] | null {
  let areas: readonly Area[];
  if (query.parentId === undefined) {
    areas = directory.current(at, query.kind);
  } else {
    const parent = directory.byId(query.parentId);
    if (parent === undefined) {
      return null;
    }
    areas = directory
      .childrenOf(parent.no, at)
      .filter((area) => query.kind === undefined || area.kind === query.kind);
  }
  const byCode = query.code === undefined ? areas : areas.filter((area) => area.code === query.code);
  return query.q === undefined ? byCode : searchAreas(byCode, query.q);
}

import type { rostersApi } from '../../../contract/rosters.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import type { TracingContext } from './context.ts';
import { previewRoster } from './usecases/preview-roster.ts';
import { addRosterRows, recordRoster } from './usecases/record-roster.ts';
import { type ShownAbsentee, showAbsentees } from './usecases/show-absentees.ts';
import { showRoster, showRosters, type ShownRoster } from './usecases/show-rosters.ts';
import { withdrawRoster } from './usecases/withdraw-roster.ts';

const rosterColumns = [
  'id',
  'kind',
  'name',
  'placeName',
  'areaName',
  'from',
  'to',
  'sessions',
  'people',
  'absent',
  'withdrawnAt',
] as const satisfies readonly (keyof ShownRoster)[];
const absenteeColumns = [
  'personId',
  'name',
  'phone',
  'unit',
  'seat',
  'missed',
  'sessions',
  'absentSince',
  'note',
] as const satisfies readonly (keyof ShownAbsentee)[];

export function rosterHandlers(context: TracingContext): Handlers<typeof rostersApi> {
  return {
    'POST /rosters/preview': async ({ scope, body }) => await previewRoster(context, scope, body),
    'POST /rosters': async ({ scope, body }) => await recordRoster(context, scope, body),
    'POST /rosters/{id}/rows': async ({ scope, params, body }) =>
      await addRosterRows(context, scope, params.id, body),
    'GET /rosters': async ({ scope, query, wants }) => {
      const first = await showRosters(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('rosters.csv', rosterColumns, (cursor) =>
            showRosters(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'GET /rosters/{id}': async ({ scope, params }) => await showRoster(context, scope, params.id),
    'GET /rosters/{id}/absentees': async ({ scope, params, query, wants }) => {
      const first = await showAbsentees(context, scope, params.id, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('absentees.csv', absenteeColumns, (cursor) =>
            showAbsentees(context, scope, params.id, { cursor, limit: 500 }),
          );
    },
    'POST /rosters/{id}/withdrawal': async ({ scope, params, body }) =>
      await withdrawRoster(context, scope, params.id, body),
  };
}

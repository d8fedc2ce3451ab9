import type { accessPassesApi } from '../../../contract/access-passes.ts';
import { pagedCsv } from '../http/csv.ts';
import type { Handlers, Platform } from '../module.ts';
import { done } from '../outcomes/outcome.ts';
import {
  endPass,
  judgePass,
  type PassAreas,
  showOwnPasses,
  type ShownPass,
  showPasses,
} from './usecases/review-passes.ts';

const columns = [
  'openedAt',
  'by',
  'subjectKind',
  'subjectId',
  'areaName',
  'reason',
  'until',
  'endedAt',
  'looks',
  'verdict',
  'note',
  'reviewedAt',
  'reviewedBy',
] as const satisfies readonly (keyof ShownPass)[];

/** Looks outside one's areas. */
export function passHandlers(platform: Platform, areas: PassAreas): Handlers<typeof accessPassesApi> {
  const context = { platform, areas };
  return {
    'GET /access-passes/own': async ({ scope }) => done(await showOwnPasses(context, scope)),
    'POST /access-passes/{id}/end': async ({ scope, params }) => await endPass(context, scope, params.id),
    'GET /access-passes': async ({ scope, query, wants }) =>
      wants === 'json'
        ? done(await showPasses(context, scope, query))
        : pagedCsv('access-passes.csv', columns, async (cursor) =>
            done(await showPasses(context, scope, { ...query, limit: 500, ...(cursor && { cursor }) })),
          ),
    'POST /access-passes/{id}/review': async ({ scope, params, body }) =>
      await judgePass(context, scope, params.id, body),
  };
}

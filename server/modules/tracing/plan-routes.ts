import type { tracePlanApi } from '../../../contract/trace-plan.ts';
import { allPages, csvAnswer } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { TracingContext } from './context.ts';
import { confirmSource } from './usecases/confirm-source.ts';
import { endResidence } from './usecases/end-residence.ts';
import { openExposedPeople } from './usecases/exposed-people.ts';
import { editPlaceExposure, showPlaceExposures } from './usecases/place-exposures.ts';
import { applyPlan, previewPlan, showPlan } from './usecases/plan-trace.ts';
import { listPublicExposures } from './usecases/public-exposures.ts';
import { traceBack } from './usecases/trace-back.ts';

const columns = ['personId', 'name', 'phone', 'address', 'areaName', 'from', 'to', 'minutes'] as const;

/** Handlers of cut-offs, place exposures, backward tracing. */
export function planHandlers(context: TracingContext): Handlers<typeof tracePlanApi> {
  return {
    'GET /cases/{id}/trace/plan': async ({ scope, params, query }) =>
      await showPlan(context, scope, params.id, query.reason),
    'POST /cases/{id}/trace/preview': async ({ scope, params, body }) =>
      await previewPlan(context, scope, params.id, body.cutOffs),
    'POST /cases/{id}/trace/plan': async ({ scope, params, body }) =>
      await applyPlan(context, scope, params.id, body),
    'GET /cases/{id}/place-exposures': async ({ scope, params, query }) =>
      await showPlaceExposures(context, scope, params.id, query.reason),
    'PATCH /place-exposures/{id}': async ({ scope, params, body }) =>
      await editPlaceExposure(context, scope, params.id, body),
    'GET /place-exposures/{id}/people': async ({ scope, params, query, wants }) => {
      const read = await openExposedPeople(context, scope, params.id);
      if (!read.ok) {
        return read;
      }
      if (wants === 'json') {
        return done(await read.value(query.cursor, query.limit ?? 50));
      }
      const pages = read.value;
      async function* lines() {
        for await (const one of allPages((cursor) => pages(cursor, 500))) {
          yield columns.map((column) => one[column]);
        }
      }
      return csvAnswer('place-exposure.csv', columns, lines());
    },
    'GET /public/exposures': async ({ scope }) => done(await listPublicExposures(context, scope)),
    'POST /cases/{id}/trace-back': async ({ scope, params, body }) =>
      await traceBack(context, scope, params.id, body),
    'POST /cases/{id}/trace-back/source': async ({ scope, params, body }) =>
      await confirmSource(context, scope, params.id, body),
    'PATCH /residences/{id}': async ({ scope, params, body }) =>
      await endResidence(context, scope, params.id, body.to),
  };
}

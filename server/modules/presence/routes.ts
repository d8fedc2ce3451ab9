import type { presenceApi } from '../../../contract/presence.ts';
import type { Handlers, Platform } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { PresenceDoors } from './doors.ts';
import type { PresenceRecorder } from './usecases/record-presence.ts';
import { showPlaceTotals, showStays } from './usecases/show-stays.ts';

export function presenceHandlers(
  platform: Platform,
  doors: PresenceDoors,
  recorder: PresenceRecorder,
): Handlers<typeof presenceApi> {
  return {
    'POST /presence': async ({ scope, body }) => await recorder.record(scope, body),
    'POST /presence/batch': async ({ scope, body }) => {
      const results = await recorder.recordMany(scope, body.items, 'batch');
      return done({
        outcomes: results.map(({ id, outcome }) =>
          outcome.ok
            ? { id, status: outcome.status ?? 200 }
            : { id, status: outcome.status, code: outcome.code },
        ),
      });
    },
    'GET /presence/totals': async ({ scope, query }) =>
      await showPlaceTotals(platform, doors, scope, query.places.toLowerCase().split(',')),
    'GET /presence': async ({ scope, query }) => await showStays(platform, doors, scope, query),
  };
}

import type { presenceApi } from '../../../contract/presence.ts';
import type { Handlers, Platform } from '../../platform/module.ts';
import { createRateGuard } from '../../platform/http/rate-guard.ts';
import { refuse } from '../../platform/outcomes/general.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { PresenceDoors } from './doors.ts';
import type { PresenceRecorder } from './usecases/record-presence.ts';
import { showPlaceTotals, showStays } from './usecases/show-stays.ts';

/** Check-ins that one identification may make a minute without a session. */
const ANONYMOUS_PER_MINUTE = 30;

export function presenceHandlers(
  platform: Platform,
  doors: PresenceDoors,
  recorder: PresenceRecorder,
): Handlers<typeof presenceApi> {
  const guard = createRateGuard(ANONYMOUS_PER_MINUTE);
  return {
    'POST /presence': async ({ scope, body }) => {
      // One phone or card, from whatever address: a person scans a few places a minute at most.
      const wait =
        scope.actor.kind === 'anonymous' ? guard.note(JSON.stringify(body.person), platform.clock.now()) : 0;
      return wait > 0
        ? refuse('too-many', { params: { seconds: wait }, retryAfterSeconds: wait })
        : await recorder.record(scope, body);
    },
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

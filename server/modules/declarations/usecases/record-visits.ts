import { systemScope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { DeclarationsContext } from '../doors.ts';
import { ruleOn } from '../rules/declaration-rules.ts';
import { visitStays } from '../rules/visit-stays.ts';
import { readPlaceVisits } from '../store/declarations.ts';

/**
 * Writes the visited places of a declaration into the presence log, source `declared`. Ids are made from the
 * declaration, so that an event delivered twice writes once. A day that the log no longer keeps is left out.
 */
export async function recordVisits(
  context: DeclarationsContext,
  event: OutboxEvent<'declarations.submitted'>,
): Promise<void> {
  const { platform, presence, presenceKeptDays } = context;
  const { declarationId, personNo, places } = event.payload;
  if (places === 0) {
    return;
  }
  const scope = systemScope('declarations', event.dataset);
  const oldest = platform.clock.now() - (presenceKeptDays - 1) * DAY_MS;
  for (const visit of await readPlaceVisits(scope, platform.db, { personNo, id: declarationId })) {
    const declaredAt = visit.declaredAt.getTime();
    const stays = visitStays(visit, declaredAt, ruleOn(localDate(declaredAt))).filter(
      ({ at }) => at >= oldest,
    );
    const inputs = stays.map(({ day, at, leftAt }) => ({
      id: namedUuid7(at, `${declarationId}:${visit.position}:${day}`),
      placeCode: visit.placeCode,
      person: { personId: visit.personId },
      at: new Date(at).toISOString(),
      leftAt: new Date(leftAt).toISOString(),
      assurance: 'unverified' as const,
    }));
    const outcomes = await Promise.all(inputs.map((input) => presence.record(scope, input, 'declared')));
    const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
    if (refused.length > 0) {
      platform.log.warn(
        { declarationId, codes: [...new Set(refused)] },
        'declared visits were refused by the log',
      );
    }
  }
}

import { nameOf } from '../../../../contract/labels/kit.ts';
import { tripLabels } from '../../../../contract/labels/trips.ts';
import { formatTime } from '../../../shared/formats.ts';
import { lang } from '../../app/language.ts';
import { now } from '../../data/session.ts';
import { shift } from '../../data/shift.ts';
import type { Trip } from '../../data/trip.ts';
import { legAt } from '../../decide/trip-leg.ts';
import { t } from '../trip-texts.ts';

/** What this post must know at once: on the route or not, late or not; and what is to be looked at. */
export function Verdict({ trip }: { readonly trip: Trip }) {
  const { onRoute, leg, lateMinutes } = legAt(trip, shift.value?.postId ?? '', now());
  const open = trip.tasks.filter(({ state }) => state === 'open');
  const isOver = trip.closedAt !== null;
  const limit = leg === null ? '' : formatTime(leg.deadline);
  return (
    <div aria-live="polite" data-testid="trip-verdict">
      {isOver && <p class="good">✓ {t('over')}</p>}
      {!onRoute && <p class="bad">⚠ {t('offRoute')}</p>}
      {lateMinutes > 0 && !isOver && <p class="bad">⚠ {t('late', { n: lateMinutes, at: limit })}</p>}
      {leg !== null && leg.at !== null && <p class="good">✓ {t('passed', { at: formatTime(leg.at) })}</p>}
      {leg !== null && leg.at === null && lateMinutes === 0 && (
        <p class="good">✓ {t('onTime', { at: limit })}</p>
      )}
      {trip.gateId === shift.value?.postId && <p class="hint">{t('atGate')}</p>}
      {open.length > 0 && (
        <section class="warn" aria-label={t('tasks')}>
          <strong>⚠ {t('tasks')}</strong>
          <ul>
            {open.map((task) => (
              <li key={task.id}>
                {nameOf(tripLabels.tripTaskReason, task.reason, lang.value)}
                {task.placeName !== null && ` · ${task.placeName}`}
                {task.minutes !== null && ` · ${t('minutes', { n: task.minutes })}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function legText(leg: Trip['legs'][number]): string {
  const n = leg.lateMinutes ?? 0;
  const at = formatTime(leg.at ?? leg.deadline);
  switch (leg.state) {
    case 'late':
      return `⚠ ${t('lateLeg', { n, at })}`;
    case 'overdue':
      return `⚠ ${t('overdue', { n })}`;
    case 'skipped':
      return `⚠ ${t('skipped')}`;
    case 'in-time':
      return `✓ ${t('in-time', { at })}`;
    default:
      return t('due', { at });
  }
}

/** Who drives what, and the posts of the way with their limits. */
export function Way({ trip }: { readonly trip: Trip }) {
  const facts: readonly (readonly [string, string])[] = [
    [t('route'), trip.routeName],
    [t('gate'), trip.gateName],
    [t('state'), nameOf(tripLabels.tripState, trip.state, lang.value)],
    [t('driver'), trip.crew.driver.name],
    ...(trip.handOver === null ? [] : [[t('dedicated'), trip.handOver.to.name] as const]),
    [t('goods'), trip.goods],
    [t('seals'), trip.seals.join(', ') || t('noSeals')],
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([label, text]) => [<dt key={`${label}-t`}>{label}</dt>, <dd key={label}>{text}</dd>])}
      </dl>
      <h2>{t('way')}</h2>
      <ol class="lines">
        {trip.legs.map((leg) => (
          <li key={leg.placeId} class={leg.placeId === shift.value?.postId ? 'here' : ''}>
            <span class="grow">
              <strong>{leg.placeName}</strong>
              <br />
              {legText(leg)}
            </span>
          </li>
        ))}
      </ol>
      {trip.restStops.length > 0 && <p>{t('rests', { names: trip.restStops.join(', ') })}</p>}
    </>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { ExpectedTrip } from '../../../../contract/trip-kit.ts';
import { nameOf } from '../../../../contract/labels/kit.ts';
import { tripLabels } from '../../../../contract/labels/trips.ts';
import { formatInstant, formatTime } from '../../../shared/formats.ts';
import { lang } from '../../app/language.ts';
import { knownHere, type KnownHere } from '../../data/expected-trips.ts';
import { now } from '../../data/session.ts';
import { verdictOf } from '../../decide/expected-trip.ts';
import { t } from '../trip-texts.ts';

function Line({ trip }: { readonly trip: ExpectedTrip }) {
  const verdict = verdictOf(trip, now());
  const limit = formatTime(trip.deadline);
  switch (verdict.kind) {
    case 'late':
      return <p class="bad">⚠ {t('late', { n: verdict.minutes, at: limit })}</p>;
    case 'passed':
      return verdict.lateMinutes > 0 ? (
        <p class="bad">⚠ {t('passedLate', { at: formatTime(verdict.at), n: verdict.lateMinutes })}</p>
      ) : (
        <p class="good">✓ {t('passed', { at: formatTime(verdict.at) })}</p>
      );
    case 'early':
      return <p class="good">✓ {t('early', { from: formatTime(trip.from), at: limit })}</p>;
    default:
      return <p class="good">✓ {t('onTime', { at: limit })}</p>;
  }
}

/** What this phone itself knows of a trip at this post, while the system cannot be asked. */
export function Expected({ known, plate }: { readonly known: KnownHere; readonly plate: string }) {
  const { trip, asOf, more } = known;
  if (trip === null) {
    return (
      <p class="warn" data-testid="trip-expected">
        ⚠ {t(more ? 'notExpectedCut' : 'notExpected', { at: formatInstant(asOf) })}
      </p>
    );
  }
  const facts: readonly (readonly [string, string])[] = [
    [t('gate'), trip.gateName],
    [t('state'), nameOf(tripLabels.tripState, trip.state, lang.value)],
    ...(trip.nextName === null ? [] : [[t('next'), trip.nextName] as const]),
    [t('seals'), trip.seals.join(', ') || t('noSeals')],
  ];
  return (
    <div aria-live="polite" data-testid="trip-expected">
      {plate !== trip.plate && <p class="bad">⚠ {t('ofOther', { plate: trip.plate })}</p>}
      <Line trip={trip} />
      {trip.here === 'gate' && <p class="hint">{t('atGate')}</p>}
      {trip.tasks.length > 0 && (
        <p class="warn">
          ⚠ {t('tasks')}:{' '}
          {trip.tasks.map((reason) => nameOf(tripLabels.tripTaskReason, reason, lang.value)).join(', ')}
        </p>
      )}
      <dl class="facts">
        {facts.map(([label, text]) => [<dt key={`${label}-t`}>{label}</dt>, <dd key={label}>{text}</dd>])}
      </dl>
      <p class="hint">{t('byList', { at: formatInstant(asOf) })}</p>
    </div>
  );
}

/** One line on the screen of the vehicle, as soon as its code or plate is known; nothing where no trip is expected. */
export function ExpectedLine({ code, plate }: { readonly code: string | null; readonly plate: string }) {
  const [known, setKnown] = useState<KnownHere | null>(null);
  useEffect(() => {
    let stale = false;
    setKnown(null);
    const look = async () => {
      const found = await knownHere({ code, plate });
      if (!stale) {
        setKnown(found);
      }
    };
    void look();
    return () => {
      stale = true;
    };
  }, [code, plate]);
  if (known === null || (known.trip === null && code === null)) {
    return null;
  }
  return (
    <div aria-live="polite">
      {known.trip === null ? (
        <p class="hint">{t('noTripHere', { at: formatTime(known.asOf) })}</p>
      ) : (
        <Line trip={known.trip} />
      )}
    </div>
  );
}

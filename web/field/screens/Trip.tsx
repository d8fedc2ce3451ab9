import { useEffect, useState } from 'preact/hooks';
import { nameOf } from '../../../contract/labels/kit.ts';
import { tripLabels } from '../../../contract/labels/trips.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { errorText } from '../../shared/client.ts';
import { formatTime } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { go } from '../app/view.ts';
import { online } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import {
  type CheckKind,
  factsOf,
  findTrip,
  keepCheck,
  tripAt,
  type TripAt,
  waitingForTrip,
} from '../data/trip.ts';
import { readSeals } from '../decide/group.ts';
import { type Vehicle, vehicle } from '../decide/vehicle.ts';
import { Chips } from './entry/Chips.tsx';
import { Expected } from './trip/Expected.tsx';
import { HandOver } from './trip/HandOver.tsx';
import { Verdict, Way } from './trip/Way.tsx';
import './trip/trip.css';
import { t } from './trip-texts.ts';

/** Short code on the paper of the trip, where it was scanned. */
function codeOf(open: Vehicle): string | null {
  const scanned = open.permit?.scan.scanned;
  return scanned?.kind === 'permit' ? scanned.code : null;
}

/** A lorry on its way to or from a border gate: check-in with its limit, rest stop, hand-over, exit. */
export function Screen() {
  const open = vehicle.value;
  const code = open === null ? null : codeOf(open);
  const plate = open?.plate ?? '';
  const left = waitingForTrip.value.filter(({ state }) => state === 'waiting').length;
  const isOnline = online.value;
  useEffect(() => {
    // Asked again once what was recorded is in the system, and when the network is back.
    if (plate !== '' && (left === 0 || !isOnline)) {
      void findTrip(plate, code);
    }
  }, [plate, code, left, isOnline]);
  const at = tripAt.value;
  if (plate === '' || at === null || at.plate !== plate) {
    return (
      <>
        <h1>{t('title', { plate: plate || '–' })}</h1>
        {plate === '' ? <p>{t('noVehicle')}</p> : <output class="loading">{t('asking')}</output>}
        <button type="button" class="wide" onClick={() => go('xe')}>
          {t('toVehicle')}
        </button>
      </>
    );
  }
  return (
    <>
      <h1>{t('title', { plate })}</h1>
      <State at={at} />
      {at.trip !== null && <Verdict trip={at.trip} />}
      <Waiting />
      {at.trip === null && at.known !== null && at.state !== 'none' && (
        <Expected known={at.known} plate={plate} />
      )}
      {at.state !== 'none' && factsOf(at)?.over !== true && (
        <Actions key={plate} at={at} typed={open?.seals ?? ''} />
      )}
      {at.trip !== null && <Way trip={at.trip} />}
      <button type="button" class="wide quiet" onClick={() => go('xe')}>
        {t('toVehicle')}
      </button>
    </>
  );
}

function State({ at }: { readonly at: TripAt }) {
  if (at.state === 'asking' && at.trip === null) {
    return <output class="loading">{t('asking')}</output>;
  }
  if (at.state === 'none') {
    return <p class="warn">⚠ {t('none')}</p>;
  }
  return at.state === 'silent' ? (
    <div class="warn">
      <p>⚠ {at.trip !== null ? t('older') : t(at.known === null ? 'silent' : 'silentKnown')}</p>
      <button type="button" onClick={() => void findTrip(at.plate, at.code)}>
        {t('again')}
      </button>
    </div>
  ) : null;
}

/** What was recorded here and has no receipt yet, with the reason where it was refused. */
function Waiting() {
  const lines = waitingForTrip.value;
  return lines.length === 0 ? null : (
    <ul class="lines" aria-label={t('waiting')} aria-live="polite">
      {lines.map((fact) => (
        <li key={fact.id}>
          <span class="grow">
            {formatTime(fact.body.at)} ·{' '}
            {fact.kind === 'trip-check'
              ? nameOf(tripLabels.tripCheck, fact.body.kind, lang.value)
              : t('handOver')}
          </span>
          <span class={`state ${fact.state}`}>
            {fact.refusal === null
              ? `… ${t('waiting')}`
              : t('refusedOne', { why: errorText(fact.refusal, lang.value) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

type Opened = 'stop' | 'hand-over' | null;

function Actions({ at, typed }: { readonly at: TripAt; readonly typed: string }) {
  const { rests } = at;
  const trip = factsOf(at);
  const postId = shift.value?.postId ?? '';
  const [seals, setSeals] = useState(typed);
  const [note, setNote] = useState('');
  const [opened, setOpened] = useState<Opened>(null);
  const read = readSeals(seals).seals;
  const declared = new Set(trip?.seals.map((seal) => seal.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')));
  const other =
    read.length > 0 && trip !== null && read.some((seal) => !declared.has(seal.replaceAll(/[^0-9A-Z]/g, '')));
  const isGate = trip === null || trip.atGate;
  const handing = waitingForTrip.value.some(
    ({ kind, state }) => kind === 'trip-hand-over' && state === 'waiting',
  );
  const handed = trip !== null && (!trip.needsHandOver || trip.handed || handing);
  const record = async (kind: CheckKind, placeId = postId) => {
    await keepCheck(kind, placeId, {
      seals: read.length === 0 ? undefined : [...read],
      note: note.trim() === '' ? undefined : note.trim(),
    });
    setOpened(null);
    setNote('');
  };
  return (
    <section aria-label={t('title', { plate: at.plate })}>
      <Field
        label={t('sealsNow')}
        hint={t('sealsHint')}
        value={seals}
        onInput={setSeals}
        autocapitalize="characters"
        maxLength={200}
        error={other ? t('sealsOther') : null}
      />
      {trip?.atGate === true ? (
        <button type="button" class="wide" onClick={() => void record('arrive')}>
          {t('arrive')}
        </button>
      ) : (
        <button type="button" class="wide" onClick={() => void record('post')}>
          {t('post')}
        </button>
      )}
      <button type="button" class="wide quiet" onClick={() => setOpened(opened === 'stop' ? null : 'stop')}>
        {t('stop')}
      </button>
      {opened === 'stop' && (
        <Chips
          legend={t('stopWhere')}
          options={[
            ...rests.map(({ id, name }) => ({ value: id, label: name })),
            { value: postId, label: t('here') },
          ]}
          chosen={[]}
          onToggle={(placeId) => void record('stop', placeId)}
        />
      )}
      {isGate && !handed && (
        <button
          type="button"
          class="wide quiet"
          disabled={trip === null}
          onClick={() => setOpened(opened === 'hand-over' ? null : 'hand-over')}
        >
          {t('handOver')}
        </button>
      )}
      {isGate && trip === null && <p class="hint">{t('handNeedsNet')}</p>}
      {opened === 'hand-over' && <HandOver at={at} seen={seals} onDone={() => setOpened(null)} />}
      {at.trip !== null && at.trip.handOver !== null && (
        <p class="good">
          ✓ {t('handed', { name: at.trip.handOver.to.name, at: formatTime(at.trip.handOver.at) })}
        </p>
      )}
      {isGate && (
        <>
          <button
            type="button"
            class="wide quiet"
            disabled={trip !== null && !handed}
            onClick={() => globalThis.confirm(t('sure', { what: t('pass') })) && void record('pass')}
          >
            {t('pass')}
          </button>
          {trip !== null && !handed && <p class="hint">{t('passFirst')}</p>}
        </>
      )}
      <Field label={t('note')} value={note} onInput={setNote} maxLength={300} />
      <button
        type="button"
        class="wide quiet"
        onClick={() =>
          globalThis.confirm(t('sure', { what: t('turned-back') })) && void record('turned-back')
        }
      >
        {t('turned-back')}
      </button>
    </section>
  );
}

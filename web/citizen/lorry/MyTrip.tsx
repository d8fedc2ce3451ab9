import { useEffect, useState } from 'preact/hooks';
import type { DataOf } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { query } from '../app/router.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { Notice, type Tone } from '../kit/Notice.tsx';
import { QrCode } from '../kit/QrCode.tsx';
import { ownTrips } from './kept.ts';
import { Wait } from './Queue.tsx';
import { refusalText, t } from './texts.ts';

type Trip = DataOf<'GET /public/border/trips/{key}'>;
type Shown = { readonly trip: Trip } | { readonly failure: Parameters<typeof refusalText>[0] };

const EVERY_MS = 60_000;
const tones: { readonly [state in Trip['state']]: Tone } = {
  PENDING: 'wait',
  REGISTERED: 'good',
  UNDERWAY: 'good',
  WAITING: 'wait',
  HANDED_OVER: 'wait',
  EXITED: 'good',
  RETURNED: 'plain',
  CANCELLED: 'plain',
  REFUSED: 'bad',
};

/** One's own trip: by the code on its paper, or those registered on this phone. */
export function MyTrip() {
  const [code, setCode] = useState(query.value.get('ma') ?? '');
  const [key, setKey] = useState(code);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (key === '') {
      return undefined;
    }
    let current = true;
    const load = async () => {
      const answer = await api.call('GET /public/border/trips/{key}', { params: { key } });
      if (current) {
        setShown(answer.ok ? { trip: answer.data } : { failure: answer.error });
      }
    };
    void load();
    const timer = setInterval(() => void load(), EVERY_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [key]);
  const look = (next: string) => {
    setShown(null);
    setKey(next.trim());
  };
  const own = ownTrips.value.value ?? [];
  return (
    <>
      <h2>{t('mine')}</h2>
      {own.length > 0 && (
        <fieldset class="row" aria-label={t('kept')}>
          {own.map(({ id, plate }) => (
            <button key={id} type="button" aria-pressed={key === id} onClick={() => look(id)}>
              {plate}
            </button>
          ))}
        </fieldset>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look(code);
        }}
      >
        <Field
          label={t('codeLabel')}
          hint={t('codeHint')}
          value={code}
          onInput={setCode}
          maxLength={20}
          autocapitalize="characters"
          autocomplete="off"
          spellcheck={false}
        />
        <button type="submit">{t('look')}</button>
      </form>
      {shown !== null && 'failure' in shown && (
        <Notice tone="bad" title={t('failed')}>
          <p>{refusalText(shown.failure)}</p>
        </Notice>
      )}
      {shown !== null && 'trip' in shown && <TripNotice trip={shown.trip} />}
    </>
  );
}

function TripNotice({ trip }: { readonly trip: Trip }) {
  const code = trip.shortCode ?? '';
  return (
    <Notice tone={tones[trip.state]} title={t(trip.state)}>
      {trip.reason !== null && (
        <p>
          {t('reason')}: {trip.reason}
        </p>
      )}
      {trip.signed !== null && (
        <>
          <p>{t('showQr')}</p>
          <QrCode text={trip.signed} title={t('qrOf', { code })} />
        </>
      )}
      <dl class="facts">
        {code !== '' && (
          <>
            <dt>{t('codeLabel')}</dt>
            <dd>{code}</dd>
          </>
        )}
        <dt>{t('gate')}</dt>
        <dd>{trip.gateName}</dd>
        <dt>{t(trip.slotAt === null ? 'planned' : 'slot')}</dt>
        <dd>{formatInstant(trip.slotAt ?? trip.plannedArrivalAt)}</dd>
        {trip.ahead !== null && (
          <>
            <dt>{t('ahead')}</dt>
            <dd>{trip.ahead}</dd>
          </>
        )}
      </dl>
      {trip.queue !== null && <Wait estimate={trip.queue} />}
      <h3>{t('way')}</h3>
      <ol>
        {trip.posts.map((post) => (
          <li key={post.name}>
            {post.name} –{' '}
            {post.at === null
              ? t('before', { at: formatInstant(post.deadline) })
              : t('cameAt', { at: formatInstant(post.at) })}
          </li>
        ))}
      </ol>
      <p class="stamp">{formatInstant(trip.asOf)}</p>
    </Notice>
  );
}

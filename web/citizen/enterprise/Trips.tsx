import { useEffect, useState } from 'preact/hooks';
import { MAX_PUBLIC_TRIP_ROWS } from '../../../contract/trips.ts';
import { parsePhone } from '../../../lib/vietnamese/index.ts';
import { defined, typed } from '../../shared/defined.ts';
import type { DataOf } from '../../shared/client.ts';
import { calendarDate } from '../../shared/formats.ts';
import { newId } from '../../shared/ids.ts';
import { instantOf, itemOf } from '../../shared/lists/trips.ts';
import { language } from '../../shared/texts.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { emptyEnterprise, emptyTrips, enterpriseDraft, sentTrips, tripsDraft } from './kept.ts';
import { tripKind } from './kinds.ts';
import { inPieces, prepare, settle } from './list.ts';
import { ListEditor } from './ListEditor.tsx';
import { Pick } from './RowForm.tsx';
import { sendText, t } from './texts.ts';
import { Who } from './Who.tsx';

type Gates = DataOf<'GET /public/gates/queue'>['gates'];
type State = {
  readonly busy?: number;
  readonly problem?: string;
  readonly taken?: number;
  readonly left?: number;
};
const MOST_KEPT = 200;

/** Registers border trips of several vehicles; what was typed stays on the phone until it was taken. */
export function Trips() {
  const [today] = useState(() => calendarDate(Date.now()));
  const [state, setState] = useState<State>({});
  const draft = tripsDraft.value.value ?? emptyTrips(today);
  const who = enterpriseDraft.value.value ?? emptyEnterprise;
  const set = (patch: Partial<typeof draft>) => void tripsDraft.set({ ...draft, ...patch });
  const defaults = {
    routeId: draft.routeId,
    startsAt: draft.startDay === '' ? null : instantOf(draft.startTime, draft.startDay),
    today: draft.startDay === '' ? today : draft.startDay,
  };
  const kind = tripKind(defaults);
  const ready = draft.rows.filter((row) => kind.problemOf(row) === null);

  const send = async () => {
    const name = typed(who.name);
    const phone = parsePhone(who.phone);
    if (name === undefined || draft.routeId === '' || ready.length === 0) {
      setState({ problem: ready.length === 0 ? t('nothing') : t('tripWhoMissing') });
      return;
    }
    const enterprise = defined({ name, phone: phone.ok ? phone.value.canonical : undefined });
    const asked = prepare(draft, ready, (row) => itemOf(row, defaults), enterprise, newId);
    let list = { ...draft, ...asked.list };
    await tripsDraft.set(list);
    let [taken, done] = [0, 0];
    for (const items of inPieces(asked.items, MAX_PUBLIC_TRIP_ROWS)) {
      setState({ busy: done });
      const answer = await api.call('POST /public/border/trips', { body: { enterprise, items } });
      if (!answer.ok) {
        const { code, message, messageEn } = answer.error;
        const said = code === 'net.offline' ? t('offline') : language() === 'vi' ? message : messageEn;
        setState({ problem: said || t('wrong') });
        return;
      }
      const good = new Set(answer.data.outcomes.filter(({ status }) => status < 400).map(({ id }) => id));
      const sent = items.filter(({ id }) => good.has(id)).map(({ id, plate }) => ({ id, plate }));
      await sentTrips.set([...sent, ...(sentTrips.value.value ?? [])].slice(0, MOST_KEPT));
      const after = settle(list, answer.data.outcomes);
      list = { ...list, ...after.list };
      taken += after.taken;
      done += items.length;
      await tripsDraft.set(list);
    }
    setState({ taken, left: list.rows.length });
  };

  return (
    <>
      <p>{t('tripsLead')}</p>
      <Who forTrips />
      <h2>{t('forAll')}</h2>
      <RouteChoice value={draft.routeId} onChange={(routeId) => set({ routeId })} />
      <Field
        label={t('startDay')}
        type="date"
        value={draft.startDay}
        onInput={(startDay) => set({ startDay })}
      />
      <Field
        label={t('startTime')}
        hint={t('startHint')}
        value={draft.startTime}
        onInput={(startTime) => set({ startTime })}
      />
      <h2>{t('rows')}</h2>
      <ListEditor kind={kind} list={draft} onChange={set} />
      <p class="field-hint">{t('tripPrivacy')}</p>
      {state.problem !== undefined && (
        <Notice tone="bad" title={t('failed')}>
          <p>{state.problem}</p>
        </Notice>
      )}
      {state.taken !== undefined && (
        <Notice tone={state.taken === 0 ? 'bad' : 'good'} title={t('tripsSent', { n: state.taken })}>
          {state.left !== undefined && state.left > 0 && <p>{t('sentBad', { n: state.left })}</p>}
        </Notice>
      )}
      <button
        type="button"
        class="button wide"
        disabled={state.busy !== undefined}
        onClick={() => void send()}
      >
        {state.busy === undefined
          ? sendText(ready.length)
          : t('sending', { n: state.busy, total: ready.length + state.busy })}
      </button>
      <KeptTrips />
    </>
  );
}

function KeptTrips() {
  const trips = sentTrips.value.value ?? [];
  return trips.length === 0 ? null : (
    <>
      <h2>{t('tripsKept')}</h2>
      <ul class="plain">
        {trips.map(({ id, plate }) => (
          <li key={id}>
            <a href={`/xe?ma=${id}`}>
              {t('tripPage')}: {plate}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function RouteChoice(props: { readonly value: string; readonly onChange: (routeId: string) => void }) {
  const [gates, setGates] = useState<Gates | 'failed' | null>(null);
  const load = async () => {
    setGates(null);
    const answer = await api.call('GET /public/gates/queue');
    setGates(answer.ok ? answer.data.gates : 'failed');
  };
  useEffect(() => void load(), []);
  if (gates === null) {
    return <p>{t('loading')}</p>;
  }
  if (gates === 'failed') {
    return (
      <Notice tone="bad" title={t('offline')}>
        <button type="button" onClick={() => void load()}>
          {t('again')}
        </button>
      </Notice>
    );
  }
  const options = gates.flatMap(({ routes }) => routes.map(({ id, name }) => ({ value: id, label: name })));
  return options.length === 0 ? (
    <p>{t('noGates')}</p>
  ) : (
    <Pick label={t('tripRoute')} value={props.value} options={options} onChange={props.onChange} />
  );
}

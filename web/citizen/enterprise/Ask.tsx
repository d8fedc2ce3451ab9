import { useState } from 'preact/hooks';
import { MAX_PERMIT_ROWS } from '../../../contract/permits.ts';
import { parsePhone } from '../../../lib/vietnamese/index.ts';
import { defined, typed } from '../../shared/defined.ts';
import { calendarDate } from '../../shared/formats.ts';
import { newId } from '../../shared/ids.ts';
import { itemOf } from '../../shared/lists/permits.ts';
import { language } from '../../shared/texts.ts';
import { api } from '../data/api.ts';
import { zoneData } from '../data/zone-data.ts';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { type Unit, unitName } from './check.ts';
import { emptyEnterprise, emptyPermits, enterpriseDraft, permitsDraft, sentRequests } from './kept.ts';
import { permitKind } from './kinds.ts';
import { inPieces, prepare, settle } from './list.ts';
import { ListEditor } from './ListEditor.tsx';
import { sendText, t } from './texts.ts';
import { Who } from './Who.tsx';

const MOST_UNITS = 8;
const MOST_KEPT = 20;

type Sent = {
  readonly taken: number;
  readonly approved: number;
  readonly left: number;
  readonly receipt: string;
};
type State = { readonly busy?: number; readonly problem?: string; readonly sent?: Sent };

/** Asks for permits: rows typed or read from a file, sent in pieces, kept on the phone until they were taken. */
export function Ask(props: { readonly onLook: () => void }) {
  const [today] = useState(() => calendarDate(Date.now()));
  const [state, setState] = useState<State>({});
  const draft = permitsDraft.value.value ?? emptyPermits(today);
  const who = enterpriseDraft.value.value ?? emptyEnterprise;
  const set = (patch: Partial<typeof draft>) => void permitsDraft.set({ ...draft, ...patch });
  const map = zoneData.value.value;
  const units: readonly Unit[] = map === null ? [] : [map.province, ...map.areas];
  const defaults = { route: draft.route, from: draft.from || null, until: draft.until || null };
  const kind = permitKind(defaults, units, today);
  const ready = draft.rows.filter((row) => kind.problemOf(row) === null);

  const send = async () => {
    const [name, phone, { areaId }] = [typed(who.name), parsePhone(who.phone), who];
    if (name === undefined || !phone.ok || areaId === null || ready.length === 0) {
      setState({ problem: ready.length === 0 ? t('nothing') : t('whoMissing') });
      return;
    }
    const enterprise = defined({ name, phone: phone.value.canonical, areaId, taxCode: typed(who.taxCode) });
    // Another phone is another receipt: whoever looks needs both.
    const request =
      draft.request?.phone === enterprise.phone ? draft.request : { id: newId(), phone: enterprise.phone };
    const asked = prepare(draft, ready, (row) => itemOf(row, defaults), [enterprise, request.id], newId);
    let list = { ...draft, ...asked.list, request };
    await permitsDraft.set(list);
    let [taken, approved, receipt, done] = [0, 0, '', 0];
    for (const items of inPieces(asked.items, MAX_PERMIT_ROWS)) {
      setState({ busy: done });
      const answer = await api.call('POST /permits', {
        body: { requestId: request.id, enterprise, items },
      });
      if (!answer.ok) {
        const { code, message, messageEn } = answer.error;
        const said = code === 'net.offline' ? t('offline') : language() === 'vi' ? message : messageEn;
        setState({ problem: said || t('wrong') });
        return;
      }
      const after = settle(list, answer.data.outcomes);
      list = { ...list, ...after.list };
      taken += after.taken;
      done += items.length;
      approved += answer.data.outcomes.filter((one) => one.state === 'APPROVED').length;
      receipt = answer.data.receipt ?? receipt;
      await permitsDraft.set(list);
      if (after.taken > 0) {
        await keepReceipt(receipt, enterprise.phone);
      }
    }
    // A list that is done: the next one gets a receipt of its own.
    await permitsDraft.set(list.rows.length === 0 ? { ...list, request: null } : list);
    setState({ sent: { taken, approved, left: list.rows.length, receipt } });
  };

  return (
    <>
      <Who />
      <h2>{t('forAll')}</h2>
      <Field label={t('from')} type="date" value={draft.from} onInput={(from) => set({ from })} />
      <Field
        label={t('until')}
        hint={t('untilHint')}
        type="date"
        value={draft.until}
        min={draft.from}
        onInput={(until) => set({ until })}
      />
      <RoutePicker route={draft.route} units={units} onChange={(route) => set({ route })} />
      <h2>{t('rows')}</h2>
      <ListEditor kind={kind} list={draft} onChange={set} />
      <p class="field-hint">{t('privacy')}</p>
      {state.problem !== undefined && (
        <Notice tone="bad" title={t('failed')}>
          <p>{state.problem}</p>
        </Notice>
      )}
      {state.sent !== undefined && <SentNotice sent={state.sent} onLook={props.onLook} />}
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
    </>
  );
}

async function keepReceipt(receipt: string, phone: string): Promise<void> {
  const others = (sentRequests.value.value ?? []).filter((one) => one.receipt !== receipt);
  const own = { receipt, phone, at: new Date().toISOString() };
  await sentRequests.set([own, ...others].slice(0, MOST_KEPT));
}

function RoutePicker(props: {
  readonly route: readonly string[];
  readonly units: readonly Unit[];
  readonly onChange: (route: readonly string[]) => void;
}) {
  const { route, units, onChange } = props;
  const map = zoneData.value.value;
  const add = (code: string | undefined) => {
    if (code !== undefined && !route.includes(code) && route.length < MOST_UNITS) {
      onChange([...route, code]);
    }
  };
  return (
    <>
      {map !== null && (
        <button type="button" onClick={() => onChange([map.province.code])}>
          {t('wholeProvince', { name: map.province.name })}
        </button>
      )}
      <CommunePicker
        label={t('addUnit')}
        chosen={null}
        onChoose={(id) => add(map?.areas.find((area) => area.id === id)?.code)}
      />
      <div class="row">
        <output>
          {route.length === 0
            ? t('noRoute')
            : t('route', { units: route.map((code) => unitName(code, units)).join(' → ') })}
        </output>
        {route.length > 0 && (
          <button type="button" class="small" onClick={() => onChange([])}>
            {t('clearRoute')}
          </button>
        )}
      </div>
    </>
  );
}

function SentNotice({ sent, onLook }: { readonly sent: Sent; readonly onLook: () => void }) {
  return (
    <Notice tone={sent.taken === 0 ? 'bad' : 'good'} title={t('sentTitle', { n: sent.taken })}>
      {sent.taken > 0 && (
        <>
          <p>
            {t('receipt')}: <strong class="code">{sent.receipt}</strong>
          </p>
          <p>{t('receiptMore')}</p>
          <p>{t('sentSome', { approved: sent.approved })}</p>
        </>
      )}
      {sent.left > 0 && <p>{t('sentBad', { n: sent.left })}</p>}
      {sent.taken > 0 && (
        <button type="button" onClick={onLook}>
          {t('seeNow')}
        </button>
      )}
    </Notice>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { formatMinutes, formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { GateSelect } from './GateSelect.tsx';
import { texts } from './texts.ts';
import { TripState, Vehicle } from './tripColumns.tsx';

type Gate = DataOf<'GET /border/yard'>['gates'][number];
const EVERY_MS = 15_000;
const MINUTE_MS = 60_000;

/** The board of the waiting yards: who waits, the longest first, and about how long it takes. */
export function Yard() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const yard = useApi(
    'GET /border/yard',
    { query: { gate: url['gate'] } },
    { everyMs: EVERY_MS, keep: true },
  );
  return (
    <>
      <Filters url={url} change={change} names={['gate']}>
        <GateSelect url={url} change={change} />
      </Filters>
      <Await query={yard} lines={8}>
        {({ asOf, gates }) =>
          gates.length === 0 ? (
            <Empty title={t('noGates')} hint={t('noGatesHint')} />
          ) : (
            gates.map((gate) => (
              <Panel
                key={gate.gateId}
                title={gate.gateName}
                actions={<span className="muted small">{words('asOf', { time: showInstant(asOf) })}</span>}
              >
                <Queues queue={gate.queue} />
                <Waiting gate={gate} />
              </Panel>
            ))
          )
        }
      </Await>
    </>
  );
}

function Queues({ queue }: { readonly queue: Gate['queue'] }) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <ul className="plain">
      {queue.map((one) => (
        <li key={one.direction}>
          <strong>{name('tripDirection', one.direction)}:</strong>{' '}
          {t('waitingNow', { n: formatNumber(one.waiting) })};{' '}
          {one.fromMinutes === null || one.untilMinutes === null
            ? t('notEnough', { n: formatNumber(one.exits), hours: one.hours })
            : t('estimate', {
                from: formatMinutes(one.fromMinutes),
                until: formatMinutes(one.untilMinutes),
              })}
          <span className="muted small block">
            {t('basis', { n: formatNumber(one.exits), hours: one.hours, at: showInstant(one.asOf) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Waiting({ gate }: { readonly gate: Gate }) {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const now = useNow();
  return (
    <>
      <DataList
        label={gate.gateName}
        list={fixedList(gate.trips)}
        columns={[
          { id: 'vehicle', title: t('vehicle'), className: 'reach', render: (row) => <Vehicle trip={row} /> },
          {
            id: 'wait',
            title: t('waitedFor'),
            className: 'reach',
            render: (row) =>
              row.arrivedAt === null ? (
                '–'
              ) : (
                <>
                  {formatMinutes(Math.max(0, Math.round((now - Date.parse(row.arrivedAt)) / MINUTE_MS)))}
                  <span className="muted small block">{t('since', { at: showInstant(row.arrivedAt) })}</span>
                </>
              ),
          },
          { id: 'state', title: t('state'), className: 'reach', render: (row) => <TripState trip={row} /> },
          {
            id: 'goods',
            title: t('goods'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.goods}
                <span className="muted small block">{name('tripDirection', row.direction)}</span>
              </>
            ),
          },
          {
            id: 'driver',
            title: t('driver'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.driver}
                <span className="small block">
                  <PhoneLink phone={row.driverPhone} />
                </span>
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.plate ?? row.driver}
        onOpen={(row) => void navigate({ to: '/trips/$id', params: { id: row.id } })}
        empty={{ title: t('noWaiting') }}
      />
      {gate.more > 0 ? <p className="muted">{t('more', { n: formatNumber(gate.more) })}</p> : null}
    </>
  );
}

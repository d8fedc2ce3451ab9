import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

export type Trip = RowOf<'GET /border/trips'>;

const tones: { readonly [state in Trip['state']]: Tone } = {
  PENDING: 'warning',
  REGISTERED: 'plain',
  UNDERWAY: 'blue',
  WAITING: 'warning',
  HANDED_OVER: 'blue',
  EXITED: 'good',
  RETURNED: 'muted',
  CANCELLED: 'muted',
  REFUSED: 'bad',
};

/** Columns of the list of trips. */
export function tripColumns(): readonly Column<Trip>[] {
  return [
    { id: 'vehicle', title: texts('vehicle'), className: 'reach', render: (row) => <Vehicle trip={row} /> },
    {
      id: 'driver',
      title: texts('driver'),
      className: 'reach',
      render: (row) => (
        <>
          {row.driver}
          <span className="small block">
            <PhoneLink phone={row.driverPhone} />
          </span>
          {row.enterprise === null ? null : <span className="muted small block">{row.enterprise}</span>}
        </>
      ),
    },
    { id: 'goods', title: texts('goods'), className: 'wrap', render: (row) => <Goods trip={row} /> },
    { id: 'state', title: texts('state'), className: 'reach', render: (row) => <TripState trip={row} /> },
    {
      id: 'planned',
      title: texts('planned'),
      sort: 'plannedArrivalAt',
      className: 'reach',
      render: (row) => (
        <>
          {row.slotAt === null
            ? texts('plannedAt', { at: showInstant(row.plannedArrivalAt) })
            : texts('slotAt', { at: showInstant(row.slotAt) })}
          {row.nextDueAt === null ? null : (
            <span className="muted small block">{texts('dueShort', { at: showInstant(row.nextDueAt) })}</span>
          )}
        </>
      ),
    },
    {
      id: 'arrived',
      title: texts('times'),
      sort: 'arrivedAt',
      className: 'reach',
      render: (row) => (
        <>
          {showInstant(row.arrivedAt)}
          {row.passedAt === null ? null : (
            <span className="muted small block">
              {texts('passedShort', { at: showInstant(row.passedAt) })}
            </span>
          )}
        </>
      ),
    },
  ];
}

type TripProps = { readonly trip: Trip };

/** Plate, its country and the code. */
export function Vehicle({ trip }: TripProps) {
  const name = useLabel();
  return (
    <>
      <strong className="nowrap">{trip.plate ?? '•••'}</strong>
      <span className="muted small block">
        {[name('plateNation', trip.plateNation), trip.shortCode].filter((part) => part !== null).join(' · ')}
      </span>
    </>
  );
}

function Goods({ trip }: TripProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const tons = trip.weightKg === null ? null : t('tons', { n: formatNumber(trip.weightKg / 1000) });
  return (
    <>
      {[trip.goods, tons].filter((part) => part !== null).join(', ')}
      <span className="muted small block">
        {name('tripDirection', trip.direction)} · {trip.gateName}
      </span>
    </>
  );
}

/** The state in words, with what is wrong. */
export function TripState({ trip }: TripProps) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <>
      <Tag tone={tones[trip.state]}>{name('tripState', trip.state)}</Tag>{' '}
      {trip.late ? <Tag tone="bad">{t('late')}</Tag> : null}
      {trip.openTasks > 0 ? (
        <span className="small block">{t('openTasks', { n: trip.openTasks })}</span>
      ) : null}
      {trip.registeredBy === null ? <span className="muted small block">{t('selfRegistered')}</span> : null}
    </>
  );
}

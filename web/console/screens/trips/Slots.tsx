import { Link } from '@tanstack/react-router';
import { calendarDate, formatTime } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Filters } from '../../kit/list/Filters.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { GateSelect } from './GateSelect.tsx';
import { texts } from './texts.ts';

/** Appointments of a gate on a day: taken and free, and whose they are. */
export function Slots() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const today = calendarDate(useNow());
  const date = url['date'] ?? today;
  const gates = useApi('GET /border/gates', {});
  const only = gates.data?.items.length === 1 ? gates.data.items[0]!.id : undefined;
  const gate = url['gate'] ?? only;
  return (
    <>
      <Filters url={url} change={change} names={['gate', 'date']}>
        <GateSelect url={{ ...url, gate }} change={change} />
        <DateField
          label={t('day')}
          value={date}
          onChange={(day) => change({ date: day === today ? undefined : (day ?? undefined) })}
        />
        {gate === undefined ? null : (
          <ExportList url={fileUrl('GET /border/slots', { query: { gate, date } })} name="slots" />
        )}
      </Filters>
      {gate === undefined ? <Empty title={t('chooseGate')} /> : <Day gate={gate} date={date} />}
    </>
  );
}

function Day({ gate, date }: { readonly gate: string; readonly date: string }) {
  const t = useTexts(texts);
  const slots = useApi('GET /border/slots', { query: { gate, date } }, { everyMs: 30_000, keep: true });
  return (
    <Await query={slots} lines={8}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('noSlots')} hint={t('noSlotsHint')} />
        ) : (
          <DataTable
            words={[1, 2]}
            label={t('slots')}
            heads={[t('slot'), t('slotUse'), t('whose')]}
            rows={items.map(({ at, capacity, taken, trips }) => ({
              key: at,
              cells: [
                formatTime(at),
                <span key="use">
                  {t('slotTaken', { taken, capacity })}{' '}
                  {taken >= capacity ? <Tag tone="warning">{t('slotFull')}</Tag> : null}
                </span>,
                <span key="whose" className="row">
                  {trips.map((trip) => (
                    <Link key={trip.id} to="/trips/$id" params={{ id: trip.id }}>
                      {trip.plate ?? trip.shortCode ?? '•••'}
                    </Link>
                  ))}
                </span>,
              ],
            }))}
          />
        )
      }
    </Await>
  );
}

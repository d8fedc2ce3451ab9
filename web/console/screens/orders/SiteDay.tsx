import { Link, useNavigate } from '@tanstack/react-router';
import { siteViews } from '../../../../contract/order-sites.ts';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { Counts } from '../../kit/list/Counts.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { only } from '../../kit/list/only.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { orderFilters } from './filters.ts';
import { siteTexts } from './site-texts.ts';

type SiteRow = DataOf<'GET /orders/sites'>['items'][number];

const REFRESH_MS = 60_000;
/** What is counted; who stays is told by the places that are taken. */
const counted = siteViews.filter((view) => view !== 'staying');

/** The day of the quarantine sites: who comes, goes, moves and is to be checked, and where places are free. */
export function SiteDay() {
  const t = useTexts(siteTexts);
  const name = useLabel();
  const navigate = useNavigate();
  const day = useApi('GET /orders/sites', {}, { everyMs: REFRESH_MS });
  const { data } = day;
  if (data === undefined) {
    return day.error === null ? (
      <Loading lines={6} />
    ) : (
      <FailureNotice failure={day.error} retry={() => void day.refetch()} />
    );
  }
  const columns: Column<SiteRow>[] = [
    {
      id: 'site',
      title: t('site'),
      className: 'wrap',
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          <span className="muted small block">{row.areaName}</span>
        </>
      ),
    },
    { id: 'places', title: t('places'), className: 'wrap', render: (row) => <Places row={row} /> },
    // Of one site alone the numbers above are its own.
    ...(data.items.length === 1
      ? []
      : [
          {
            id: 'today',
            title: t('today'),
            className: 'wrap',
            render: (row: SiteRow) => <Today row={row} />,
          },
        ]),
  ];
  return (
    <>
      <FailureNotice failure={day.error} retry={() => void day.refetch()} />
      <Counts
        label={t('counts')}
        counts={counted.map((view) => ({
          key: view,
          text: name('siteView', view),
          n: data.totals[view],
          show: { site: view },
        }))}
        onShow={(show) => void navigate({ to: '/orders', search: only(orderFilters, show) })}
      />
      <div className="row end">
        <ExportList url={fileUrl('GET /orders/sites')} name="khu-cach-ly" />
      </div>
      <DataList
        label={t('label')}
        list={fixedList(data.items)}
        columns={columns}
        rowKey={(row) => row.placeId}
        rowName={(row) => row.name}
        rowClass={(row) => (row.free !== null && row.free < 0 ? 'bad-row' : undefined)}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      <p className="muted small">{t('asOf', { time: formatInstant(data.asOf) })}</p>
    </>
  );
}

/** How many are there, and how many more could be. */
function Places({ row }: { readonly row: SiteRow }) {
  const t = useTexts(siteTexts);
  const n = formatNumber(row.counts.staying);
  const { capacity, free } = row;
  const taken = capacity === null ? t('used', { n }) : t('usedOf', { n, capacity: formatNumber(capacity) });
  return (
    <>
      <Link to="/orders" search={only(orderFilters, { site: 'staying', place: row.placeId })}>
        {taken}
      </Link>
      <span className="block">
        {free === null ? (
          <span className="muted small">{t('noCapacity')}</span>
        ) : free < 0 ? (
          <Tag tone="bad">{t('over', { n: formatNumber(-free) })}</Tag>
        ) : (
          <Tag tone={free === 0 ? 'warning' : 'good'}>
            {free === 0 ? t('full') : t('free', { n: formatNumber(free) })}
          </Tag>
        )}
      </span>
    </>
  );
}

/** What waits at one site of several, each a link to its list. */
function Today({ row }: { readonly row: SiteRow }) {
  const t = useTexts(siteTexts);
  const name = useLabel();
  const waiting = counted.filter((view) => row.counts[view] > 0);
  if (waiting.length === 0) {
    return <span className="muted">{t('nothing')}</span>;
  }
  return (
    <ul className="plain">
      {waiting.map((view) => (
        <li key={view}>
          <Link to="/orders" search={only(orderFilters, { site: view, place: row.placeId })}>
            {name('siteView', view)}: {formatNumber(row.counts[view])}
          </Link>
        </li>
      ))}
    </ul>
  );
}

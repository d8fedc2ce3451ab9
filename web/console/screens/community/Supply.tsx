import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../../shared/client.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { NeedWhere } from './NeedWhere.tsx';
import { texts } from './texts.ts';

type Row = DataOf<'GET /community/supply'>['items'][number];
const EVERY_MS = 15_000;

/** What is open for those who supply: needs of teams and of cordoned areas in one list, by the time they are due. */
export function Supply() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const [url, change] = useUrlState();
  const overdue = url['overdue'] === '1';
  const query = defined({
    source: urlCode('supplySource', url['source']),
    area: url['area'],
    overdue: overdue ? true : undefined,
  });
  const filter = { url, change };
  const supply = useApi('GET /community/supply', { query }, { everyMs: EVERY_MS });
  const kindOf = ({ source, kind }: Row) =>
    source === 'team' ? name('needKind', kind as never) : name('cordonNeedKind', kind as never);
  return (
    <>
      <p className="muted">{t('supplyLead')}</p>
      <Filters {...filter} names={['source', 'area', 'overdue']}>
        <CodeFilter kind="supplySource" label={t('source')} all={t('anySource')} name="source" {...filter} />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <Checkbox
          label={t('onlyOverdue')}
          checked={overdue}
          onChange={(event) => change({ overdue: event.currentTarget.checked ? '1' : undefined })}
        />
      </Filters>
      <div className="row">
        <ExportList people url={fileUrl('GET /community/supply', { query: query as object })} name="supply" />
      </div>
      <Await query={supply} lines={6}>
        {({ items, counts, more }) => (
          <>
            <p>
              <strong>{t('supplyOpen', { n: formatNumber(counts.open) })}</strong>{' '}
              {t('supplyParts', {
                team: formatNumber(counts.team),
                cordon: formatNumber(counts.cordon),
                overdue: formatNumber(counts.overdue),
              })}
              {more > 0 ? ` ${t('supplyMore', { n: formatNumber(more) })}` : null}
            </p>
            <DataList
              label={t('supply')}
              list={fixedList(items)}
              columns={[
                {
                  id: 'kind',
                  title: t('kind'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      <strong>{kindOf(row)}</strong>
                      <span className="muted small block">{name('supplySource', row.source)}</span>
                    </>
                  ),
                },
                {
                  id: 'who',
                  title: t('who'),
                  className: 'reach',
                  render: (row) => (
                    <>
                      <strong>{row.who ?? '–'}</strong> <PhoneLink phone={row.phone} />
                    </>
                  ),
                },
                {
                  id: 'where',
                  title: t('where'),
                  className: 'wrap',
                  render: (row) => (
                    <NeedWhere
                      place={row.lockdownTitle ?? row.address}
                      areaName={row.areaName}
                      note={row.detail}
                    />
                  ),
                },
                {
                  id: 'due',
                  title: t('dueBy'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      {showInstant(row.dueAt)}
                      <span className="muted small block">
                        {t('raised')}: {showInstant(row.raisedAt)}
                      </span>
                      {row.overdue ? <Tag tone="bad">{t('overdue')}</Tag> : null}
                    </>
                  ),
                },
                {
                  id: 'state',
                  title: t('needState'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      <Tag tone={row.state === 'TAKEN' ? 'blue' : 'warning'}>
                        {name('needState', row.state)}
                      </Tag>
                      {row.takenBy === null ? null : <span className="muted small block">{row.takenBy}</span>}
                    </>
                  ),
                },
                {
                  id: 'open',
                  title: t('work'),
                  className: 'wrap',
                  render: (row) =>
                    row.lockdownId === null ? (
                      <Link to="/community" search={{ tab: 'needs' }}>
                        {t('openTeamNeeds')}
                        <span className="hidden"> {row.who}</span>
                      </Link>
                    ) : (
                      <Link to="/lockdowns/$id" params={{ id: row.lockdownId }}>
                        {t('openCordon')}
                        <span className="hidden"> {row.who}</span>
                      </Link>
                    ),
                },
              ]}
              rowKey={(row) => row.id}
              rowName={(row) => `${kindOf(row)} ${row.who ?? ''}`}
              empty={{ title: t('supplyNone'), hint: t('supplyNoneHint') }}
            />
          </>
        )}
      </Await>
    </>
  );
}

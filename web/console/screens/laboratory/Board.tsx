import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';
import { useTubeColumns } from './useTubeColumns.tsx';

const EVERY_MS = 60_000;

/** L5: how old every sample is, and the list to chase and to export. */
export function Board() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const columns = useTubeColumns();
  const older = url['older'] === '12' || url['older'] === '24' ? Number(url['older']) : undefined;
  const query = {
    q: url['q'],
    kind: urlCode('testKind', url['kind']),
    status: urlCode('tubeStatus', url['status']),
    result: urlCode('testResult', url['result']),
    area: url['area'],
    waiting: url['waiting'] === 'true' ? true : undefined,
    olderThanHours: older,
    sort: url['sort'],
  };
  const list = useList('GET /lab/tubes', { query }, { everyMs: EVERY_MS });
  const tick = (name: string, value: string, label: string) => (
    <Checkbox
      label={label}
      checked={url[name] === value}
      onChange={(event) => change({ [name]: event.currentTarget.checked ? value : undefined })}
    />
  );
  return (
    <>
      <Summary area={url['area']} />
      <div className="row spread">
        <Filters
          url={url}
          change={change}
          names={['q', 'kind', 'status', 'result', 'area', 'waiting', 'older']}
        >
          <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
          <CodeFilter
            kind="testKind"
            label={t('kind')}
            all={t('anyKind')}
            name="kind"
            url={url}
            change={change}
          />
          <CodeFilter
            kind="tubeStatus"
            label={t('status')}
            all={t('anyStatus')}
            name="status"
            url={url}
            change={change}
          />
          <CodeFilter
            kind="testResult"
            label={t('result')}
            all={t('anyResult')}
            name="result"
            url={url}
            change={change}
          />
          <AreaPicker
            label={words('area')}
            value={url['area'] ?? null}
            onPick={(area) => change({ area: area ?? undefined })}
          />
          {tick('waiting', 'true', t('waitingOnly'))}
          {tick('older', '12', t('older12'))}
          {tick('older', '24', t('older24'))}
        </Filters>
        <ExportList url={fileUrl('GET /lab/tubes', { query: query as object })} people name="tubes" />
      </div>
      <DataList
        label={t('label')}
        list={list}
        columns={columns}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        rowKey={(row) => row.id}
        rowName={(row) => row.code}
        onOpen={(row) => void navigate({ to: '/laboratory/$id', params: { id: row.id } })}
        empty={{ title: t('noTubes'), hint: t('noTubesHint') }}
      />
    </>
  );
}

function Summary({ area }: { readonly area: string | undefined }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const query = useApi('GET /lab/turn-around', { query: { area } }, { everyMs: EVERY_MS, keep: true });
  return (
    <Panel title={t('waiting')}>
      <Await query={query}>
        {({ waiting, released, asOf }) => (
          <>
            <Facts
              items={[
                ...waiting.map(
                  (row) =>
                    [
                      name('tubeStatus', row.status),
                      <span key={row.status} className="row">
                        <strong>{formatNumber(row.n)}</strong>
                        {row.over24h > 0 ? (
                          <Tag tone="bad">{t('over24', { n: formatNumber(row.over24h) })}</Tag>
                        ) : null}
                        {row.over12h > row.over24h ? (
                          <Tag tone="warning">{t('over12', { n: formatNumber(row.over12h) })}</Tag>
                        ) : null}
                        {row.oldestAt === null ? null : (
                          <span className="muted small">
                            {t('oldest', { at: formatInstant(row.oldestAt) })}
                          </span>
                        )}
                      </span>,
                    ] as const,
                ),
                [
                  t('turnAround'),
                  released.medianHours === null || released.p90Hours === null
                    ? t('turnAroundNone')
                    : t('turnAroundText', {
                        n: formatNumber(released.n),
                        median: formatNumber(released.medianHours),
                        p90: formatNumber(released.p90Hours),
                        within: formatNumber(released.within24h),
                      }),
                ],
              ]}
            />
            <p className="muted small">{words('asOf', { time: formatInstant(asOf) })}</p>
          </>
        )}
      </Await>
    </Panel>
  );
}

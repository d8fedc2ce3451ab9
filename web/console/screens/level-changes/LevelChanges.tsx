import { useNavigate } from '@tanstack/react-router';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { common } from '../../kit/texts.ts';
import { changeText } from './moves.ts';
import { texts } from './texts.ts';
import { useLiveChanges } from './useLiveChanges.ts';

/** What moved in the levels of contacts, newest first; what waits for a decision says so. */
export function LevelChanges() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  useLiveChanges();
  const query = {
    status: urlCode('changeStatus', url['status']),
    cause: urlCode('changeCause', url['cause']),
    area: url['area'],
    case: url['case'],
    sort: url['sort'],
  };
  const list = useList('GET /level-changes', { query });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <ExportList url={fileUrl('GET /level-changes', { query: query as object })} name="level-changes" />
      }
    >
      <Filters url={url} change={change} names={['status', 'cause', 'area', 'case']}>
        <CodeFilter
          kind="changeStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="changeCause"
          label={t('cause')}
          all={t('anyCause')}
          name="cause"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          {
            id: 'case',
            title: t('case'),
            render: (row) => (
              <>
                <strong>{row.caseLabel}</strong>
                <span className="muted small block">{row.areaName ?? '–'}</span>
              </>
            ),
          },
          {
            id: 'what',
            title: t('what'),
            className: 'wrap',
            render: (row) => (
              <>
                {changeText(row, t)}
                <span className="muted small block">{name('changeCause', row.cause)}</span>
              </>
            ),
          },
          {
            id: 'status',
            title: t('status'),
            render: (row) => <StatusTag kind="changeStatus" code={row.status} />,
          },
          {
            id: 'open',
            title: t('open'),
            end: true,
            render: (row) => formatNumber(row.proposals.reduce((sum, one) => sum + one.open, 0)),
          },
          { id: 'at', title: t('when'), sort: 'at', render: (row) => formatInstant(row.at) },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.caseLabel} ${formatInstant(row.at)}`}
        onOpen={(row) => void navigate({ to: '/level-changes/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </Page>
  );
}

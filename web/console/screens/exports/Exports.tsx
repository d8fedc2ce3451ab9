import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { ExportFiles, type ExportRow } from './ExportFiles.tsx';
import { ExportNew } from './ExportNew.tsx';
import { texts } from './texts.ts';

/** Data that leaves: a new export, and what left before, why and for whom. */
export function Exports() {
  const t = useTexts(texts);
  const label = useLabel();
  const [url, change] = useUrlState();
  const query = { q: url['q'], kind: urlCode('exportKind', url['kind']) };
  const list = useList('GET /exports', { query });
  const columns: Column<ExportRow>[] = [
    {
      id: 'kind',
      title: t('kind'),
      className: 'wrap',
      render: (row) => (
        <>
          <strong>{label('exportKind', row.kind)}</strong>{' '}
          <Tag tone={row.pseudonymised ? 'blue' : 'bad'}>{t(row.pseudonymised ? 'unnamed' : 'named')}</Tag>
        </>
      ),
    },
    {
      id: 'purpose',
      title: t('purpose'),
      className: 'wrap',
      render: (row) => `${row.purpose} · ${row.recipient} · ${row.areaName}`,
    },
    { id: 'files', title: t('files'), render: (row) => <ExportFiles row={row} /> },
    { id: 'rows', title: t('rows'), end: true, render: (row) => formatNumber(row.rows) },
    {
      id: 'small',
      title: t('smallCells'),
      end: true,
      render: (row) => (row.smallCells === null ? '–' : formatNumber(row.smallCells)),
    },
    { id: 'downloads', title: t('downloads'), end: true, render: (row) => formatNumber(row.downloads) },
    {
      id: 'when',
      title: t('when'),
      className: 'wrap',
      render: (row) => `${formatInstant(row.createdAt)} · ${row.createdBy}`,
    },
  ];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportList url={fileUrl('GET /exports', { query: query as object })} name="exports" />}
    >
      <ExportNew />
      <Filters url={url} change={change} names={['q', 'kind']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="exportKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.purpose}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </Page>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { LabelCode } from '../../../../contract/labels.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showDate } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

type CaseRow = RowOf<'GET /cases'>;

/** Cases of the officer's areas; filters and sorting live in the address. */
export function Cases() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const mayOpen = useRight('case.write');
  const filters = {
    q: url['q'],
    area: url['area'],
    disease: urlCode('disease', url['disease']),
    classification: urlCode('caseClassification', url['classification']),
    outcome: urlCode('caseOutcome', url['outcome']),
    from: url['from'],
    to: url['to'],
    untraced: url['untraced'] === 'true' ? true : undefined,
    sort: url['sort'],
  };
  const list = useList('GET /cases', { query: filters }, { everyMs: 60_000 });
  const add = mayOpen ? (
    <Button component={Link} to="/cases/new">
      {t('add')}
    </Button>
  ) : null;
  const columns: Column<CaseRow>[] = [
    {
      id: 'label',
      title: t('caseLabel'),
      sort: 'label',
      render: (row) => (
        <>
          <strong>{row.label}</strong>
          <span className="muted small block">{name('disease', row.disease as LabelCode<'disease'>)}</span>
        </>
      ),
    },
    { id: 'person', title: t('person'), render: (row) => row.person.fullName },
    {
      id: 'classification',
      title: t('classificationOutcome'),
      render: (row) => (
        <>
          <StatusTag kind="caseClassification" code={row.classification} />
          {row.outcome === 'NO_OUTCOME' ? null : (
            <span className="block">
              <StatusTag kind="caseOutcome" code={row.outcome} />
            </span>
          )}
        </>
      ),
    },
    { id: 'onset', title: t('onsetDate'), render: (row) => showDate(row.onsetDate) },
    { id: 'report', title: t('reportDate'), sort: 'reportDate', render: (row) => showDate(row.reportDate) },
    {
      id: 'contacts',
      title: t('contacts'),
      end: true,
      render: (row) => formatNumber(row.contactCount),
    },
    {
      id: 'area',
      title: t('area'),
      render: (row) => (
        <>
          {row.areaName ?? '–'}
          {row.stayAreaName === null || row.stayAreaName === row.areaName ? null : (
            <span className="muted small block">{t('staysAt', { area: row.stayAreaName })}</span>
          )}
        </>
      ),
    },
  ];
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportList url={fileUrl('GET /cases', { query: filters as object })} people name="cases" />
          {add}
        </>
      }
    >
      <Filters
        url={url}
        change={change}
        names={['q', 'disease', 'classification', 'outcome', 'from', 'to', 'area', 'untraced']}
      >
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="disease"
          label={t('disease')}
          all={t('anyDisease')}
          name="disease"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="caseClassification"
          label={t('classification')}
          all={t('anyClassification')}
          name="classification"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="caseOutcome"
          label={t('outcome')}
          all={t('anyOutcome')}
          name="outcome"
          url={url}
          change={change}
        />
        <DateField
          label={t('from')}
          value={url['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DateField
          label={t('to')}
          value={url['to'] ?? null}
          onChange={(to) => change({ to: to ?? undefined })}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <Checkbox
          label={t('untraced')}
          checked={url['untraced'] === 'true'}
          onChange={(event) => change({ untraced: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        columns={columns}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        rowKey={(row) => row.id}
        rowName={(row) => row.label}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint'), action: add }}
      />
    </Page>
  );
}

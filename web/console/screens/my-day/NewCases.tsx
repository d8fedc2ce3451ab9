import { useNavigate } from '@tanstack/react-router';
import { addDays, calendarDate, formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { showDate } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useNow } from '../../kit/useNow.ts';
import { texts } from './texts.ts';

/** Cases reported yesterday and today in the officer's areas. */
export function NewCases() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const from = addDays(calendarDate(useNow()), -1);
  const list = useList('GET /cases', { query: { from } }, { everyMs: 60_000 });
  return (
    <DataList
      label={t('casesLabel')}
      list={list}
      columns={[
        { id: 'label', title: t('label'), render: (row) => <strong>{row.label}</strong> },
        { id: 'name', title: t('name'), render: (row) => row.person.fullName },
        {
          id: 'classification',
          title: t('classification'),
          render: (row) => <StatusTag kind="caseClassification" code={row.classification} />,
        },
        { id: 'reportDate', title: t('reportDate'), render: (row) => showDate(row.reportDate) },
        { id: 'area', title: t('area'), render: (row) => row.areaName ?? '–' },
        { id: 'contacts', title: t('contacts'), render: (row) => formatNumber(row.contactCount), end: true },
      ]}
      rowKey={(row) => row.id}
      rowName={(row) => row.label}
      onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
      empty={{ title: t('noCases') }}
    />
  );
}

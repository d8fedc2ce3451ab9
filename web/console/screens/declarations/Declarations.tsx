import { Button, Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatInstant, localToInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { formKinds, taskStates } from '../../../../contract/declaration-forms.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

type Declaration = RowOf<'GET /declarations'>;
const instant = (local: string | undefined) => (local === undefined ? undefined : localToInstant(local));

/** Health declarations of the officer's areas. */
export function Declarations() {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const mayDeclare = useRight('declaration.record');
  const [url, change] = useUrlState();
  const filters = {
    q: url['q'],
    area: url['area'],
    atRisk: url['risk'] === 'true' ? true : undefined,
    form: formKinds.find((kind) => kind === url['form']),
    task: taskStates.find((state) => state === url['task']),
    from: instant(url['from']),
    to: instant(url['to']),
  };
  const list = useList('GET /declarations', { query: filters });
  const columns: Column<Declaration>[] = [
    {
      id: 'name',
      title: t('name'),
      className: 'reach',
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          <span className="small block">
            <PhoneLink phone={row.phone} />
          </span>
        </>
      ),
    },
    {
      id: 'code',
      title: t('code'),
      className: 'brief',
      render: (row) => (
        <>
          {row.shortCode}
          <span className="muted small block">{name('declarationForm', row.form)}</span>
        </>
      ),
    },
    {
      id: 'risk',
      title: t('risk'),
      className: 'brief',
      render: (row) => (
        <>
          <Tag tone={row.atRisk ? 'warning' : 'muted'}>{t(row.atRisk ? 'riskYes' : 'riskNo')}</Tag>{' '}
          {row.task === 'open' ? <Tag tone="bad">{name('declarationTask', 'open')}</Tag> : null}{' '}
          {row.replaced ? <Tag tone="muted">{t('replaced')}</Tag> : null}
        </>
      ),
    },
    {
      id: 'at',
      title: t('declaredAt'),
      className: 'brief',
      render: (row) => formatInstant(row.declaredAt),
    },
    { id: 'area', title: t('area'), className: 'brief', render: (row) => row.areaName ?? '–' },
    { id: 'companions', title: t('companions'), end: true, render: (row) => row.companions },
    {
      id: 'symptoms',
      title: t('symptoms'),
      className: 'reach',
      render: (row) => row.symptoms.map((code) => name('symptom', code)).join(', ') || '–',
    },
    {
      id: 'exposures',
      title: t('exposures'),
      className: 'reach',
      render: (row) => row.exposures.map((code) => name('exposure', code)).join(', ') || '–',
    },
  ];
  const open = (row: Declaration) => void navigate({ to: '/declarations/$id', params: { id: row.id } });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {mayDeclare ? (
            <Button component={Link} to="/declarations/new">
              {t('declareFor')}
            </Button>
          ) : null}
          <ExportList
            url={fileUrl('GET /declarations', { query: filters as object })}
            people
            name="declarations"
          />
        </>
      }
    >
      <Filters url={url} change={change} names={['q', 'area', 'form', 'task', 'risk', 'from', 'to']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <AreaPicker
          label={t('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <CodeSelect
          kind="declarationForm"
          label={t('form')}
          empty={t('anyForm')}
          value={filters.form ?? null}
          onChange={(form) => change({ form: form ?? undefined })}
        />
        <CodeSelect
          kind="declarationTask"
          label={t('task')}
          empty={t('anyTask')}
          value={filters.task ?? null}
          onChange={(task) => change({ task: task ?? undefined })}
        />
        <DateField
          label={t('from')}
          time
          value={url['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DateField
          label={t('to')}
          time
          value={url['to'] ?? null}
          onChange={(to) => change({ to: to ?? undefined })}
        />
        <Checkbox
          label={t('atRisk')}
          checked={url['risk'] === 'true'}
          onChange={(event) => change({ risk: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={open}
        empty={{ title: t('none') }}
      />
    </Page>
  );
}

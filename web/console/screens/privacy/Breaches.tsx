import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import type { Breach } from './breachDraft.ts';
import { BreachForm } from './BreachForm.tsx';
import { texts } from './texts.ts';

/** Incidents with personal data and the clock for telling the authority. */
export function Breaches() {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const [edited, setEdited] = useState<Breach | 'new' | null>(null);
  const query = {
    state: urlCode('breachState', url['state']),
    ...(url['late'] === undefined ? {} : { late: true }),
  };
  const list = useList('GET /privacy/breaches', { query });
  return (
    <>
      <Filters url={url} change={change} names={['state', 'late']}>
        <CodeFilter
          kind="breachState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
        <Checkbox
          label={t('lateOnly')}
          checked={url['late'] !== undefined}
          onChange={(event) => change({ late: event.currentTarget.checked ? '1' : undefined })}
        />
      </Filters>
      <div className="row">
        <Button onClick={() => setEdited('new')}>{t('newBreach')}</Button>
        <ExportList
          url={fileUrl('GET /privacy/breaches', { query: query as object })}
          name="privacy-breaches"
        />
      </div>
      <DataList
        label={t('breaches')}
        list={list}
        onOpen={setEdited}
        columns={[
          {
            id: 'title',
            title: t('breachTitle'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.title}</strong>
                <span className="muted small block">
                  {row.data.map((one) => name('breachData', one)).join(', ')}
                </span>
                <span className="muted small block">
                  {t('foundAt')} {showInstant(row.foundAt)}
                </span>
              </>
            ),
          },
          {
            id: 'people',
            title: t('peopleShort'),
            render: (row) => (row.people === null ? '–' : formatNumber(row.people)),
          },
          {
            id: 'due',
            title: t('tellBy'),
            className: 'wrap',
            render: (row) =>
              row.authorityToldAt === null ? (
                <>
                  {showInstant(row.dueAt)}{' '}
                  {row.overdue ? <Tag tone="bad">{t('overdueBy', { n: row.lateHours })}</Tag> : null}
                </>
              ) : (
                <>
                  {t('told', { time: showInstant(row.authorityToldAt) })}{' '}
                  <Tag tone={row.lateHours > 0 ? 'bad' : 'good'}>
                    {row.lateHours > 0 ? t('toldLate', { n: row.lateHours }) : t('toldInTime')}
                  </Tag>
                </>
              ),
          },
          {
            id: 'state',
            title: t('state'),
            render: (row) => (
              <Tag tone={row.state === 'open' ? 'blue' : 'good'}>{name('breachState', row.state)}</Tag>
            ),
          },
          {
            id: 'acts',
            title: t('detail'),
            render: (row) => (
              <div className="row">
                <Button variant="default" size="compact-sm" onClick={() => setEdited(row)}>
                  {t('detail')}
                  <span className="hidden"> {row.title}</span>
                </Button>
                <FileButton
                  url={fileUrl('GET /privacy/breaches/{id}/notice.pdf', { params: { id: row.id } })}
                  accept="application/pdf"
                  name="notice.pdf"
                >
                  {t('notice')}
                </FileButton>
              </div>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.title}
        empty={{ title: t('noBreaches') }}
      />
      {edited === null ? null : (
        <BreachForm breach={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

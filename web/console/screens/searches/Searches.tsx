import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { OfficerSelect } from '../worklist/OfficerSelect.tsx';
import { texts } from './texts.ts';

type Outcomes = DataOf<'POST /searches/assignments'>['outcomes'];

/** Whom the officer's areas search for. */
export function Searches() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const selection = useSelection();
  const [giving, setGiving] = useState(false);
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null);
  const query = {
    q: url['q'],
    view: urlCode('searchView', url['view']),
    cause: urlCode('searchCause', url['cause']),
    area: url['area'],
  };
  const list = useList('GET /searches', { query }, { everyMs: 60_000 });
  const ids = [...selection.keys];
  const names = new Map(list.rows.map((row) => [row.id, row.personName]));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <ExportList url={fileUrl('GET /searches', { query: query as object })} people name="tim-nguoi" />
      }
    >
      <Filters url={url} change={change} names={['q', 'view', 'cause', 'area']}>
        <SearchBox label={t('find')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeSelect
          kind="searchView"
          label={t('view')}
          value={query.view ?? 'open'}
          onChange={(view) => change({ view: view === 'open' || view === null ? undefined : view })}
        />
        <CodeFilter
          kind="searchCause"
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
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={(id) => names.get(id)}
          title={(n, total) => t('done', { n, total })}
        />
      )}
      {ids.length === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n: formatNumber(ids.length) })}</strong>
          <Button onClick={() => setGiving(true)}>{t('give', { n: formatNumber(ids.length) })}</Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
        </div>
      )}
      <DataList
        label={t('label')}
        list={list}
        selection={selection}
        columns={[
          {
            id: 'person',
            title: t('person'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.personName}</strong>
                <span className="small block">
                  <PhoneLink phone={row.phone} />
                </span>
                <span className="muted small block">{row.address ?? ''}</span>
              </>
            ),
          },
          {
            id: 'cause',
            title: t('cause'),
            className: 'wrap',
            render: (row) => (
              <>
                {name('searchCause', row.cause)}
                <span className="muted small block">
                  {name('handoverSubject', row.subject)} · {row.caseLabel}
                </span>
              </>
            ),
          },
          { id: 'area', title: t('area'), className: 'wrap', render: (row) => row.areaName },
          {
            id: 'since',
            title: t('since'),
            className: 'wrap',
            render: (row) => (
              <>
                {showInstant(row.openedAt)}
                {row.lateHours === 0 ? null : (
                  <span className="block">
                    <Tag tone={row.lateHours >= 48 ? 'bad' : 'warning'}>
                      {t('late', { hours: row.lateHours })}
                    </Tag>
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'searcher',
            title: t('searcher'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.searcherName ?? <span className="muted">{t('nobody')}</span>}
                <span className="muted small block">{t('tries', { n: formatNumber(row.tries) })}</span>
                {row.watchUntil === null ? null : (
                  <span className="block">
                    <Tag tone="blue">{t('watched', { until: showInstant(row.watchUntil) })}</Tag>
                  </span>
                )}
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.personName}
        rowClass={(row) => (row.lateHours >= 48 ? 'bad-row' : undefined)}
        onOpen={(row) => void navigate({ to: '/searches/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {giving ? (
        <Give
          ids={ids}
          onClose={(done) => {
            setGiving(false);
            if (done !== undefined) {
              setOutcomes(done);
              selection.clear();
            }
          }}
        />
      ) : null}
    </Page>
  );
}

type GiveProps = { readonly ids: readonly string[]; readonly onClose: (done?: Outcomes) => void };

function Give({ ids, onClose }: GiveProps) {
  const t = useTexts(texts);
  const [officer, setOfficer] = useState<string | null>(null);
  const give = useSend('POST /searches/assignments', ['/searches']);
  return (
    <FormDialog
      title={t('giveTitle')}
      submit={t('give', { n: formatNumber(ids.length) })}
      busy={give.busy}
      failure={give.failure}
      problem={null}
      onSubmit={async () => {
        const result = await give.send({ body: { ids: [...ids], searcherId: officer } });
        if (result.ok) {
          onClose(result.data.outcomes);
        }
      }}
      onClose={() => onClose()}
    >
      <p className="muted">{t('giveHint')}</p>
      <OfficerSelect label={t('officer')} nobody={t('takeBack')} value={officer} onChange={setOfficer} />
    </FormDialog>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { historyField, historyFields, type HistoryKind } from '../../../../contract/labels/history.ts';
import { nameOf } from '../../../../contract/labels/kit.ts';
import { addDays, localToInstant } from '../../../shared/formats.ts';
import { fileUrl } from '../api.ts';
import { defined } from '../defined.ts';
import { DateField } from '../form/DateField.tsx';
import { useLanguage, useTexts } from '../i18n.ts';
import { ExportList } from '../list/ExportList.tsx';
import { Filters } from '../list/Filters.tsx';
import { SearchBox } from '../list/SearchBox.tsx';
import { useList } from '../list/useList.ts';
import type { UrlValues } from '../list/useUrlState.ts';
import { Panel } from '../Page.tsx';
import { ReasonGate } from '../reason/ReasonGate.tsx';
import { needsReason } from '../reason/reasons.ts';
import { FailureNotice } from '../state/FailureNotice.tsx';
import { Loading } from '../state/Loading.tsx';
import { common } from '../texts.ts';
import { History } from './History.tsx';
import { texts } from './texts.ts';

type HistoryPanelProps = { readonly of: HistoryKind; readonly id: string };

/** The history of a record, loaded when it is asked for: each look at it is audited. */
export function HistoryPanel({ of, id }: HistoryPanelProps) {
  const t = useTexts(texts);
  const [shown, setShown] = useState(false);
  return (
    <Panel
      title={t('title')}
      actions={
        shown ? null : (
          <Button variant="default" onClick={() => setShown(true)}>
            {t('show')}
          </Button>
        )
      }
    >
      {shown ? <Loaded of={of} id={id} /> : null}
    </Panel>
  );
}

/** Days of the filter as the API takes them: the last one whole. */
function queryOf({ field, officer, from, to }: UrlValues) {
  return defined({
    field,
    officer,
    from: from === undefined ? undefined : localToInstant(`${from}T00:00`),
    to: to === undefined ? undefined : localToInstant(`${addDays(to, 1)}T00:00`),
  });
}

function Loaded({ of, id }: HistoryPanelProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const [filter, setFilter] = useState<UrlValues>({});
  const change = (patch: UrlValues) => setFilter((former) => ({ ...former, ...patch }));
  const key = `GET /${of}/{id}/history` as const;
  const input = { params: { id }, query: queryOf(filter) };
  const list = useList(key, input, { subject: id });
  if (list.failure !== null && needsReason(list.failure)) {
    return <ReasonGate subject={id} onGiven={list.again} />;
  }
  const fields = historyFields[of].map((field) => ({
    value: field,
    label: nameOf(historyField, field, lang),
  }));
  return (
    <div className="stack">
      <Filters url={filter} change={change} names={['field', 'officer', 'from', 'to']}>
        <NativeSelect
          label={t('field')}
          value={filter['field'] ?? ''}
          data={[{ value: '', label: t('anyField') }, ...fields]}
          onChange={(event) => change({ field: event.currentTarget.value || undefined })}
        />
        <SearchBox
          label={t('officer')}
          value={filter['officer']}
          onChange={(officer) => change({ officer })}
        />
        <DateField
          label={t('from')}
          value={filter['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DateField
          label={t('to')}
          value={filter['to'] ?? null}
          onChange={(to) => change({ to: to ?? undefined })}
        />
      </Filters>
      <div className="row">
        <ExportList
          url={fileUrl(key, { ...input, query: { ...input.query, lang } })}
          name={t('file', { id: id.slice(-6) })}
        />
      </div>
      <FailureNotice failure={list.failure} retry={list.again} />
      {list.loading ? <Loading lines={4} /> : <History items={list.rows} />}
      {list.hasMore ? (
        <Button variant="default" loading={list.loadingMore} onClick={list.more}>
          {words('more')}
        </Button>
      ) : null}
    </div>
  );
}

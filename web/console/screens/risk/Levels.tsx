import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { AreaDetail } from './AreaDetail.tsx';
import { levelColumns } from './levelColumns.tsx';
import { EnterInput } from './EnterInput.tsx';
import { Propose } from './Propose.tsx';
import { texts } from './texts.ts';

const LEVELS = ['1', '2', '3', '4'];

/** Communes with official level and computed proposal; ticked ones are proposed or given inputs. */
export function Levels() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [url, change] = useUrlState();
  const mayPropose = useRight('risk.propose');
  const selection = useSelection();
  const [dialog, setDialog] = useState<'propose' | 'input' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const compute = useSend('POST /risk/computation', ['/risk']);
  const level = LEVELS.find((one) => one === url['level']);
  const filters = {
    q: url['q'],
    level: level === undefined ? undefined : Number(level),
    at: url['at'],
    differs: url['differs'] === 'true' ? true : undefined,
    sort: url['sort'],
  };
  const list = useList('GET /risk/levels', { query: filters });
  const page = list.first as DataOf<'GET /risk/levels'> | undefined;
  const ticked = list.rows.filter((row) => selection.keys.has(row.areaId));
  const recompute = async () => {
    const result = await compute.send({ body: {} });
    setSaid(result.ok ? t('recomputed', { n: result.data.areas }) : null);
  };
  const done = (text: string) => {
    setDialog(null);
    selection.clear();
    setSaid(text);
  };
  return (
    <>
      <Filters url={url} change={change} names={['q', 'level', 'at', 'differs']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <NativeSelect
          label={t('level')}
          value={level ?? ''}
          onChange={(event) => change({ level: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('anyLevel') },
            ...LEVELS.map((one) => ({ value: one, label: t('levelNo', { n: one }) })),
          ]}
        />
        <DateField
          label={t('at')}
          value={url['at'] ?? null}
          onChange={(at) => change({ at: at ?? undefined })}
        />
        <Checkbox
          label={t('differs')}
          checked={url['differs'] === 'true'}
          onChange={(event) => change({ differs: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <p className="muted small">
        {page === undefined || page.rule === null
          ? t('noRule')
          : t('ruleInUse', { rule: page.rule[lang], at: showInstant(page.computedAt) })}
      </p>
      <div className="row">
        {mayPropose ? (
          <>
            <Button disabled={ticked.length === 0} onClick={() => setDialog('propose')}>
              {t('propose')} {ticked.length > 0 ? `(${ticked.length})` : ''}
            </Button>
            <Button variant="default" disabled={ticked.length === 0} onClick={() => setDialog('input')}>
              {t('enterInput')}
            </Button>
            <Button variant="default" loading={compute.busy} onClick={() => void recompute()}>
              {t('recompute')}
            </Button>
          </>
        ) : null}
        <ExportList url={fileUrl('GET /risk/levels', { query: filters as object })} name="risk-levels" />
      </div>
      {mayPropose && ticked.length === 0 ? <p className="muted small">{t('pickFirst')}</p> : null}
      {said === null ? null : <Notice tone="good">{said}</Notice>}
      <FailureNotice failure={compute.failure} />
      <DataList
        label={t('list')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={levelColumns(t, lang)}
        {...(mayPropose ? { selection } : {})}
        rowKey={(row) => row.areaId}
        rowName={(row) => row.areaName}
        onOpen={(row) => change({ open: url['open'] === row.areaId ? undefined : row.areaId })}
        renderBelow={(row) => (row.areaId === url['open'] ? <AreaDetail id={row.areaId} /> : null)}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {dialog === 'propose' ? (
        <Propose rows={ticked} onClose={() => setDialog(null)} onSent={(n) => done(t('sent', { n }))} />
      ) : null}
      {dialog === 'input' ? (
        <EnterInput
          ids={ticked.map((row) => row.areaId)}
          ruleId={ticked.find((row) => row.computed !== null)?.computed?.ruleId ?? null}
          onClose={() => setDialog(null)}
          onSent={(n) => done(t('inputSent', { n }))}
        />
      ) : null}
    </>
  );
}

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { newId } from '../../../shared/ids.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Entry = DataOf<'GET /command/log'>['items'][number];
const EVERY_MS = 30_000;

/** The log of the shifts, newest first; hand-overs show who has read them. */
export function ShiftLog() {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const query = { kind: urlCode('logKind', url['kind']) };
  const list = useList('GET /command/log', { query }, { everyMs: EVERY_MS });
  return (
    <>
      <WriteEntry />
      <Filters url={url} change={change} names={['kind']}>
        <CodeFilter
          kind="logKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /command/log', { query: query as object })} name="shift-log" />
      </div>
      <DataList
        label={t('logLabel')}
        list={list}
        columns={[
          {
            id: 'at',
            title: t('at'),
            render: (row) => (
              <>
                {showInstant(row.at)}
                <span className="muted small block">{row.by}</span>
              </>
            ),
          },
          {
            id: 'text',
            title: t('text'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.kind === 'handover' ? (
                  <Tag tone="blue">
                    {name('logKind', row.kind)}
                    {row.to === null ? '' : ` → ${row.to}`}
                  </Tag>
                ) : null}{' '}
                {row.text}
              </>
            ),
          },
          { id: 'read', title: t('read'), className: 'wrap', render: (row) => <Receipt entry={row} /> },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => showInstant(row.at)}
        empty={{ title: t('logNone'), hint: t('logHint') }}
      />
    </>
  );
}

function Receipt({ entry }: { readonly entry: Entry }) {
  const t = useTexts(texts);
  const confirm = useSend('POST /command/log/{id}/receipt', ['/command/log']);
  if (entry.kind !== 'handover') {
    return <>–</>;
  }
  return (
    <>
      {entry.receipts.length === 0
        ? t('notRead')
        : t('readBy', {
            names: entry.receipts.map(({ by, at }) => `${by} (${showInstant(at)})`).join(', '),
          })}
      {entry.readByMe ? null : (
        <Button
          variant="default"
          size="compact-sm"
          loading={confirm.busy}
          onClick={() => void confirm.send({ params: { id: entry.id }, body: {} })}
        >
          {t('confirm')}
          <span className="hidden"> {showInstant(entry.at)}</span>
        </Button>
      )}
      <FailureNotice failure={confirm.failure} />
    </>
  );
}

function WriteEntry() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [kind, setKind] = useState<'note' | 'handover'>('note');
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const [id, setId] = useState(newId);
  const [wrote, setWrote] = useState(false);
  const write = useSend('POST /command/log', ['/command/log']);
  const said = typed(text);
  const submit = async () => {
    setWrote(false);
    if (said === undefined) {
      return;
    }
    const body = defined({ id, kind, text: said, to: kind === 'handover' ? typed(to) : undefined });
    if ((await write.send({ body })).ok) {
      setText('');
      setTo('');
      setId(newId());
      setWrote(true);
    }
  };
  return (
    <Panel title={t('write')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NativeSelect
          label={t('kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'handover' ? 'handover' : 'note')}
          data={labelOptions('logKind', lang)}
        />
        <Textarea
          label={t('text')}
          description={t('sendHint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {kind === 'handover' ? (
          <TextInput
            label={t('to')}
            maxLength={200}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        ) : null}
        <FailureNotice failure={write.failure} typing />
        {wrote ? <Notice tone="good">{t('wrote')}</Notice> : null}
        <div className="row">
          <Button type="submit" loading={write.busy} disabled={said === undefined}>
            {t('send')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type LabelCode, labelOptions } from '../../../../contract/labels.ts';
import passRules from '../../../../data/rules/lockdown/passes.json' with { type: 'json' };
import { formatInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { fileUrl } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import { Choice } from '../trips/Choice.tsx';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

/** Who was let in or out, newest first. */
export function Passes({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const [adding, setAdding] = useState(false);
  const query = { direction: urlCode('passDirection', url['direction']) };
  const params = { id: record.id };
  const list = useList('GET /lockdowns/{id}/passes', { params, query });
  const works = record.may.manage && record.state === 'ACTIVE';
  return (
    <Panel
      title={t('passes')}
      actions={
        <>
          <ExportList
            url={fileUrl('GET /lockdowns/{id}/passes', { params, query: query as object })}
            people
            name="lockdown-passes"
          />
          {works ? <Button onClick={() => setAdding(true)}>{t('addPass')}</Button> : null}
        </>
      }
    >
      <CodeFilter
        kind="passDirection"
        label={t('direction')}
        all={t('anyDirection')}
        name="direction"
        url={url}
        change={change}
      />
      <DataList
        label={t('passes')}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => row.who ?? row.id}
        columns={[
          { id: 'at', title: t('at'), render: (row) => formatInstant(row.at) },
          {
            id: 'direction',
            title: t('direction'),
            render: (row) => (
              <Tag tone={row.direction === 'in' ? 'blue' : 'warning'}>
                {name('passDirection', row.direction)}
              </Tag>
            ),
          },
          { id: 'gate', title: t('gate'), render: (row) => row.gateName },
          {
            id: 'who',
            title: t('who'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.who ?? t('hidden')}
                {row.note === null ? null : <div className="muted">{row.note}</div>}
              </>
            ),
          },
          { id: 'reason', title: t('passReason'), render: (row) => name('passReason', row.reason) },
          { id: 'allowedBy', title: t('allowedBy'), className: 'wrap', render: (row) => row.allowedBy },
        ]}
        empty={{ title: t('passesNone') }}
      />
      {adding ? <NewPass record={record} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

type NewPassProps = { readonly record: LockdownRecord; readonly onClose: () => void };

function NewPass({ record, onClose }: NewPassProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/passes', ['/lockdowns']);
  const gates = record.gates.filter(({ closedAt }) => closedAt === null);
  const [id] = useState(() => newId());
  const [gateId, setGate] = useState(gates[0]?.id ?? '');
  const [direction, setDirection] = useState<LabelCode<'passDirection'>>('out');
  const [reason, setReason] = useState('');
  const [who, setWho] = useState('');
  const [allowedBy, setAllowedBy] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const allowed: readonly string[] = passRules[direction];
  const [name, allower] = [typed(who), typed(allowedBy)];
  const missing = gateId === '' || reason === '' || name === undefined || allower === undefined;
  return (
    <FormDialog
      title={t('addPass')}
      submit={t('addPass')}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t('passFields') : null}
      onSubmit={async () => {
        setTried(true);
        if (gateId === '' || reason === '' || name === undefined || allower === undefined || busy) {
          return;
        }
        const noted = typed(note);
        const result = await send({
          params: { id: record.id },
          body: {
            id,
            gateId,
            at: new Date().toISOString(),
            direction,
            reason: reason as LabelCode<'passReason'>,
            who: name,
            allowedBy: allower,
            ...(noted === undefined ? {} : { note: noted }),
          },
        });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <div className="two">
        <CodeSelect
          kind="passDirection"
          label={t('direction')}
          value={direction}
          onChange={(next) => {
            setDirection(next ?? direction);
            setReason('');
          }}
        />
        <Choice
          label={t('gate')}
          options={gates.map((gate) => ({ value: gate.id, label: gate.name }))}
          value={gateId}
          onChange={setGate}
        />
      </div>
      <Choice
        label={t('passReason')}
        hint={t('passHint')}
        options={labelOptions('passReason', lang).filter(({ value }) => allowed.includes(value))}
        value={reason}
        onChange={setReason}
      />
      <TextInput
        label={t('who')}
        required
        maxLength={160}
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <TextInput
        label={t('allowedBy')}
        required
        maxLength={120}
        value={allowedBy}
        onChange={(event) => setAllowedBy(event.currentTarget.value)}
      />
      <TextInput
        label={t('note')}
        maxLength={400}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

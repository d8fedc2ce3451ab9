import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

/** Whether the people inside can be reached: loudspeaker, Zalo group, head of the group. */
export function Lines({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const [adding, setAdding] = useState(false);
  const works = record.may.manage && (record.state === 'ACTIVE' || record.state === 'DRAFT');
  return (
    <Panel
      title={t('lines')}
      actions={
        works ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('addLine')}
          </Button>
        ) : null
      }
    >
      {record.lines.length === 0 ? <p className="muted">{t('linesNone')}</p> : null}
      <ul className="plain-list">
        {record.lines.map((line) => (
          <li key={`${line.kind} ${line.name}`} className="stack tight">
            <div className="row">
              <StatusTag kind="lineState" code={line.state} />
              <strong>{name('lineKind', line.kind)}</strong>
              <span>{[line.name, line.contact].filter((part) => part !== null).join(' · ')}</span>
              <span className="muted">
                {line.reachedAt === null ? '' : t('reachedAt', { time: formatInstant(line.reachedAt) })}
              </span>
              {line.note === null ? null : <span>{line.note}</span>}
            </div>
            <span className="muted small">
              {t('notedAt', { by: line.by, time: formatInstant(line.notedAt) })}
            </span>
            {works ? <Tried lockdownId={record.id} line={line} /> : null}
          </li>
        ))}
      </ul>
      {adding ? <NewLine lockdownId={record.id} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

type Line = LockdownRecord['lines'][number];
const outcomes = [
  ['working', 'reachedNow'],
  ['failing', 'notReached'],
] as const;

/** What came of trying a line that is on record: one press, name and number stay. */
function Tried({ lockdownId, line }: { readonly lockdownId: string; readonly line: Line }) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/lines', ['/lockdowns']);
  const note = async (state: LabelCode<'lineState'>) => {
    await send({
      params: { id: lockdownId },
      body: defined({
        id: newId(),
        kind: line.kind,
        name: line.name,
        state,
        reachedAt: state === 'working' ? new Date().toISOString() : undefined,
      }),
    });
  };
  return (
    <>
      <FailureNotice failure={failure} />
      <div className="row">
        {outcomes.map(([state, text]) => (
          <Button
            key={state}
            size="compact-md"
            variant="default"
            loading={busy}
            aria-label={`${t(text)}: ${line.name}`}
            onClick={() => void note(state)}
          >
            {t(text)}
          </Button>
        ))}
      </div>
    </>
  );
}

function NewLine({ lockdownId, onClose }: { readonly lockdownId: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/lines', ['/lockdowns']);
  const [id] = useState(() => newId());
  const [kind, setKind] = useState<LabelCode<'lineKind'>>('head-of-group');
  const [state, setState] = useState<LabelCode<'lineState'>>('working');
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const given = typed(name);
  return (
    <FormDialog
      title={t('addLine')}
      submit={t('addLine')}
      busy={busy}
      failure={failure}
      problem={tried && given === undefined ? t('lineFields') : null}
      onSubmit={async () => {
        setTried(true);
        if (given === undefined || busy) {
          return;
        }
        const body = defined({
          id,
          kind,
          name: given,
          state,
          contact: typed(contact),
          reachedAt: state === 'working' ? new Date().toISOString() : undefined,
          note: typed(note),
        });
        const result = await send({ params: { id: lockdownId }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <div className="two">
        <CodeSelect
          kind="lineKind"
          label={t('cordonNeedKind')}
          value={kind}
          onChange={(next) => setKind(next ?? kind)}
        />
        <CodeSelect
          kind="lineState"
          label={t('lineState')}
          value={state}
          onChange={(next) => setState(next ?? state)}
        />
      </div>
      <TextInput
        label={t('lineName')}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('contact')}
        maxLength={120}
        value={contact}
        onChange={(event) => setContact(event.currentTarget.value)}
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

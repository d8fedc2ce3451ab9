import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { taskOutcomes } from '../../../../contract/declaration-forms.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { OneDeclaration } from './types.ts';
import { texts } from './texts.ts';

type Outcome = (typeof taskOutcomes)[number];

/** The due work of a declaration: why, and what came of looking. */
export function TaskPanel({ declaration: d }: { readonly declaration: OneDeclaration }) {
  const t = useTexts(texts);
  const name = useLabel();
  const mayEnd = useRight('followup.record');
  if (d.task === null) {
    return null;
  }
  const why = d.taskReasons.map((reason) => name('declarationTaskReason', reason)).join(', ');
  return (
    <Panel title={t('task')}>
      <div className="row">
        <Tag tone={d.task === 'open' ? 'warning' : 'good'}>{name('declarationTask', d.task)}</Tag>
      </div>
      <Facts
        items={[
          [t('why'), why],
          ...(d.task === 'done'
            ? ([
                [
                  t('outcome'),
                  d.taskOutcome === null ? null : name('declarationTaskOutcome', d.taskOutcome as Outcome),
                ],
                [t('note'), d.taskNote],
                [t('handledBy'), d.taskBy],
                [t('handledAt'), d.taskAt === null ? null : formatInstant(d.taskAt)],
              ] as const)
            : []),
        ]}
      />
      {d.task === 'open' && mayEnd ? <EndTask id={d.id} /> : null}
    </Panel>
  );
}

function EndTask({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const end = useSend('POST /declarations/{id}/task', ['/declarations']);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome !== null) {
          void end.send({ params: { id }, body: defined({ outcome, note: typed(note) }) });
        }
      }}
    >
      <div className="two">
        <CodeSelect
          kind="declarationTaskOutcome"
          label={t('outcome')}
          required
          empty={t('unset')}
          value={outcome}
          onChange={setOutcome}
        />
        <TextInput
          label={t('note')}
          maxLength={400}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <FailureNotice failure={end.failure} typing />
      <div>
        <Button type="submit" loading={end.busy} disabled={outcome === null}>
          {t('finish')}
        </Button>
      </div>
    </form>
  );
}

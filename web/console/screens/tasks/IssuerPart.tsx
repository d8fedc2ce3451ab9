import { Button } from '@mantine/core';
import { useState } from 'react';
import { defined } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import type { TaskRecord } from './record.ts';
import { texts } from './texts.ts';

const CHANGES = ['/tasks', '/directives'];
type Opened = 'giveBack' | 'refuse' | 'cancel';

/** What the office that gave the task does: answer a request, check, cancel. */
export function IssuerPart({ task }: { readonly task: TaskRecord }) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState<Opened | null>(null);
  const answer = useSend('POST /tasks/{id}/extension-answer', CHANGES);
  const check = useSend('POST /tasks/{id}/check', CHANGES);
  const cancel = useSend('POST /tasks/{id}/cancellation', CHANGES);
  const params = { id: task.id };
  const { version } = task;
  const open = task.status === 'ASSIGNED' || task.status === 'STARTED';
  if (!open && task.status !== 'REPORTED') {
    return null;
  }
  const senders = { giveBack: check, refuse: answer, cancel };
  const sendReason = async (note: string) => {
    const result =
      opened === 'cancel'
        ? await cancel.send({ params, body: { version, reason: note } })
        : opened === 'refuse'
          ? await answer.send({ params, body: defined({ version, grant: false, note }) })
          : await check.send({ params, body: defined({ version, accept: false, note }) });
    if (result.ok) {
      setOpened(null);
    }
  };
  return (
    <Panel title={t('check')}>
      {task.extension === null ? null : (
        <Notice
          tone="warning"
          title={t('asked', {
            by: task.extension.askedBy,
            until: showInstant(task.extension.until),
            reason: task.extension.reason,
          })}
          actions={
            <>
              <Button
                loading={answer.busy}
                onClick={() => void answer.send({ params, body: { version, grant: true } })}
              >
                {t('grant')}
              </Button>
              <Button variant="default" onClick={() => setOpened('refuse')}>
                {t('refuse')}
              </Button>
            </>
          }
        />
      )}
      <div className="row">
        {task.status === 'REPORTED' ? (
          <>
            <Button
              loading={check.busy}
              onClick={() => void check.send({ params, body: { version, accept: true } })}
            >
              {t('accept')}
            </Button>
            <Button variant="outline" onClick={() => setOpened('giveBack')}>
              {t('giveBack')}
            </Button>
          </>
        ) : null}
        <Button variant="subtle" color="red" onClick={() => setOpened('cancel')}>
          {t('cancel')}
        </Button>
      </div>
      {opened === null ? (
        <FailureNotice failure={answer.failure ?? check.failure} />
      ) : (
        <ReasonDialog
          title={opened === 'cancel' ? t('cancelTitle', { name: task.title }) : t(opened)}
          submit={t(opened)}
          busy={senders[opened].busy}
          failure={senders[opened].failure}
          onSend={async (note = '') => await sendReason(note)}
          onClose={() => setOpened(null)}
        />
      )}
    </Panel>
  );
}

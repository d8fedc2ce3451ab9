import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import type { CaseRecord } from '../case/draft.ts';
import { texts } from './texts.ts';
import type { Candidate } from './useSources.ts';

type ConfirmSourceProps = {
  readonly record: CaseRecord;
  readonly candidate: Candidate;
  readonly onClose: () => void;
};

/** An officer confirms who infected the case; the table proposes, nobody else decides. */
export function ConfirmSource({ record, candidate, onClose }: ConfirmSourceProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [reason, setReason] = useState('');
  const { send, busy, failure } = useSend('POST /cases/{id}/trace-back/source', ['/cases']);
  const [added, setAdded] = useState<'source' | 'link' | 'known' | null>(null);
  const label = candidate.caseLabel ?? candidate.name;
  const confirm = async () => {
    const body = defined({
      version: record.version,
      sourceCaseId: candidate.caseId ?? '',
      reason: typed(reason),
    });
    const result = await send({ params: { id: record.id }, body });
    setAdded(result.ok ? result.data.added : null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('confirmTitle', { label })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      {added === null ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <p>{t(record.sourceCaseId === null ? 'confirmFirst' : 'confirmSecond', { label })}</p>
          <TextInput
            label={t('reason')}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FailureNotice failure={failure} typing />
          <div className="row">
            <Button type="submit" loading={busy}>
              {t('confirm')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="stack">
          <Notice tone="good">
            {t(added === 'source' ? 'set' : added === 'link' ? 'added' : 'known', { label })}
          </Notice>
          <div>
            <Button onClick={onClose}>{words('close')}</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

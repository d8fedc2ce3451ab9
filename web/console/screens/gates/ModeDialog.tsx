import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { defined } from '../../kit/defined.ts';
import { useSend } from '../../kit/useApi.ts';
import type { BoardPost } from './board.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { texts } from './texts.ts';
import { wholeNumber } from './wholeNumber.ts';

type ModeDialogProps = { readonly post: BoardPost; readonly onClose: () => void };

/** Opens the permit lane or samples while the queue is long, and goes back to everybody. */
export function ModeDialog({ post, onClose }: ModeDialogProps) {
  const t = useTexts(texts);
  const [mode, setMode] = useState(post.mode.mode);
  const [rate, setRate] = useState(String(post.mode.oneIn ?? 5));
  const change = useSend('POST /gates/posts/{id}/mode', ['/gates']);
  const oneIn = wholeNumber(rate, 2, 100);
  const samples = mode === 'sample';
  const send = async (reason: string | undefined) => {
    if (samples && oneIn === null) {
      return;
    }
    const body = defined({ mode, reason, oneIn: samples ? (oneIn ?? undefined) : undefined });
    const result = await change.send({ params: { id: post.postId }, body });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <ReasonDialog
      title={t('changeModeOf', { name: post.postName })}
      submit={t('change')}
      busy={change.busy}
      failure={change.failure}
      required={mode !== 'all'}
      onSend={send}
      onClose={onClose}
    >
      <p className="muted">{t('modeHint')}</p>
      <CodeSelect
        kind="gateMode"
        label={t('mode')}
        value={mode}
        onChange={(next) => setMode(next ?? 'all')}
      />
      {samples ? (
        <TextInput
          label={t('rate')}
          required
          inputMode="numeric"
          value={rate}
          error={oneIn === null ? t('rateMissing') : null}
          onChange={(event) => setRate(event.currentTarget.value)}
        />
      ) : null}
    </ReasonDialog>
  );
}

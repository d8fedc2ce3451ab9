import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApiError } from '../api.ts';
import { typed } from '../defined.ts';
import { useTexts } from '../i18n.ts';
import { FormDialog } from './FormDialog.tsx';
import { reasonTexts } from './reasonTexts.ts';

type ReasonDialogProps = {
  readonly title: string;
  /** What the button that sends says. */
  readonly submit: string;
  readonly busy: boolean;
  readonly failure: ApiError | null;
  /** Without it the reason may be left out. */
  readonly required?: boolean;
  /** Where it is no reason but a note. */
  readonly label?: string;
  /** What else is still to be chosen, as a sentence; null: nothing. */
  readonly lacking?: string | null;
  readonly onSend: (reason: string | undefined) => Promise<void>;
  readonly onClose: () => void;
  /** What will happen, and other fields. */
  readonly children?: ReactNode;
};

/** Asks why before something is done that others will ask about. */
export function ReasonDialog({
  required = true,
  label,
  lacking = null,
  onSend,
  children,
  ...dialog
}: ReasonDialogProps) {
  const t = useTexts(reasonTexts);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = required && typed(reason) === undefined;
  return (
    <FormDialog
      {...dialog}
      problem={tried ? (missing ? t('missing') : lacking) : null}
      onSubmit={async () => {
        setTried(true);
        if (!missing && lacking === null) {
          await onSend(typed(reason));
        }
      }}
    >
      {children}
      <Textarea
        label={label ?? t('reason')}
        required={required}
        autosize
        maxLength={300}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

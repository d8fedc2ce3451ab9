import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { PreviewPaper } from './PreviewPaper.tsx';
import { lacksSigning, signingBody, SigningFields } from './SigningFields.tsx';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type ExtendDialogProps = { readonly record: LockdownRecord; readonly onClose: () => void };

/** Days that a term is mostly moved by. */
const STEPS = [3, 7, 14] as const;
const DAY_MS = 86_400_000;

/** A later (or earlier) end of a cordon in force, with the reason: by a decision with a number, or only noted. */
export function ExtendDialog({ record, onClose }: ExtendDialogProps) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [until, setUntil] = useState<string | null>(() => instantToLocal(record.until));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [decides, setDecides] = useState(true);
  const { value, set } = useDraft({
    officeId: record.officeId,
    signerId: null as string | null,
    legalBasis: record.legalBasis ?? '',
  });
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/extensions', ['/lockdowns']);
  const end = until === null ? null : Date.parse(localToInstant(until));
  const now = Date.parse(record.until);
  // The field holds whole minutes.
  const same = end !== null && Math.abs(end - now) < 60_000;
  const shorter = end !== null && end < now && !same;
  const why = typed(reason);
  const lacking =
    until === null
      ? t('endField')
      : same
        ? t('endSame')
        : why === undefined
          ? t('reasonField')
          : decides && lacksSigning(value)
            ? t('signFields')
            : null;
  const complete = lacking === null && until !== null && why !== undefined;
  const onSubmit = async () => {
    setTried(true);
    if (!complete || busy) {
      return;
    }
    const decision = decides ? { decision: signingBody(value) } : {};
    const body = { id, until: localToInstant(until), reason: why, ...decision };
    const result = await send({ params: { id: record.id }, body });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('extendTitle')}
      submit={t(shorter ? 'shortenSend' : 'extendSend')}
      wide
      busy={busy}
      failure={failure}
      problem={tried ? lacking : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p className="muted">{t('endNow', { until: formatInstant(record.until) })}</p>
      <DateField label={t('newEnd')} time required value={until} onChange={setUntil} />
      <fieldset className="row plain-set" aria-label={t('moveDays')}>
        {STEPS.map((n) => (
          <Button
            key={n}
            size="compact-md"
            variant="default"
            onClick={() => setUntil(instantToLocal(now + n * DAY_MS))}
          >
            {t('plusDays', { n })}
          </Button>
        ))}
      </fieldset>
      <Textarea
        label={t('reason')}
        required
        autosize
        minRows={2}
        maxLength={400}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox
        label={t('byDecision')}
        description={t('byDecisionHint')}
        checked={decides}
        onChange={(event) => setDecides(event.currentTarget.checked)}
      />
      {decides ? (
        <>
          <SigningFields
            paper={shorter ? 'cordon-reduction' : 'cordon-extension'}
            value={value}
            set={set}
            tried={tried}
          />
          <PreviewPaper
            id={record.id}
            body={
              complete
                ? { act: 'extension', ...signingBody(value), until: localToInstant(until), reason: why }
                : null
            }
            onTried={() => setTried(true)}
          />
        </>
      ) : null}
    </FormDialog>
  );
}

import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { PreviewPaper } from './PreviewPaper.tsx';
import { lacksSigning, signingBody, SigningFields } from './SigningFields.tsx';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type DecisionDialogProps = {
  readonly record: LockdownRecord;
  readonly act: 'decide' | 'lift';
  readonly onClose: () => void;
};

/** The decision that sets a cordon up or lifts it: office, signer, legal basis; against the checklist only when it is ticked. */
export function DecisionDialog({ record, act, onClose }: DecisionDialogProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [id] = useState(() => newId());
  const { value, set } = useDraft({
    officeId: record.officeId,
    signerId: null as string | null,
    legalBasis: record.legalBasis ?? '',
  });
  const [reason, setReason] = useState('');
  const [against, setAgainst] = useState(false);
  const [tried, setTried] = useState(false);
  const decide = useSend('POST /lockdowns/{id}/decision', ['/lockdowns']);
  const lift = useSend('POST /lockdowns/{id}/lift', ['/lockdowns']);
  const { busy, failure } = act === 'decide' ? decide : lift;
  const unmet = act === 'lift' ? record.liftChecklist.items.filter(({ answer }) => answer !== 'met') : [];
  const open = unmet.length;
  const unticked = open > 0 && !against;
  const missing = lacksSigning(value) || (act === 'lift' && typed(reason) === undefined);
  const onSubmit = async () => {
    setTried(true);
    if (missing || unticked || busy) {
      return;
    }
    const body = { id, ...signingBody(value) };
    const params = { id: record.id };
    const result =
      act === 'decide'
        ? await decide.send({ params, body })
        : await lift.send({
            params,
            body: { ...body, reason: reason.trim(), ...(against ? { againstChecklist: true } : {}) },
          });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t(act === 'decide' ? 'decide' : 'liftTitle')}
      submit={t(act === 'decide' ? 'decide' : 'liftNow')}
      wide
      busy={busy}
      failure={failure}
      problem={
        !tried
          ? null
          : missing
            ? t(act === 'decide' ? 'signFields' : 'liftFields')
            : unticked
              ? t('liftTick')
              : null
      }
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {act === 'decide' ? (
        <p>
          {t('decideSums', {
            title: record.title,
            from: formatInstant(record.from),
            until: formatInstant(record.until),
            households: formatNumber(record.households),
            people: formatNumber(record.people),
          })}
        </p>
      ) : null}
      <p className="muted">{t('numberHint')}</p>
      <SigningFields
        paper={act === 'lift' ? 'cordon-lift' : 'cordon'}
        value={value}
        set={set}
        tried={tried}
      />
      {act === 'lift' ? (
        <>
          {record.openNeeds === 0 ? null : (
            <Notice tone="warning">{t('liftNeeds', { n: formatNumber(record.openNeeds) })}</Notice>
          )}
          <Textarea
            label={t('reason')}
            required
            autosize
            minRows={2}
            maxLength={800}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {open === 0 ? null : (
            <div className="stack tight">
              <p>{t('liftOpen', { n: open })}</p>
              <ul>
                {unmet.map((item) => (
                  <li key={item.code}>{lang === 'vi' ? item.vi : item.en}</li>
                ))}
              </ul>
              <Checkbox
                label={t('against', { n: open })}
                checked={against}
                onChange={(event) => setAgainst(event.currentTarget.checked)}
              />
            </div>
          )}
        </>
      ) : null}
      <PreviewPaper
        id={record.id}
        body={
          missing
            ? null
            : {
                act: act === 'decide' ? 'decision' : 'lift',
                ...signingBody(value),
                ...(act === 'lift' ? { reason: reason.trim() } : {}),
              }
        }
        onTried={() => setTried(true)}
      />
    </FormDialog>
  );
}

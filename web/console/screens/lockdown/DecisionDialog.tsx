import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { legalBases } from '../orders/legal.ts';
import { LegalCheck } from '../orders/LegalCheck.tsx';
import { SignerSelect } from '../orders/SignerSelect.tsx';
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
  const [id] = useState(() => newId());
  const [officeId, setOffice] = useState<string | null>(record.officeId);
  const [signerId, setSigner] = useState<string | null>(null);
  const [legalBasis, setBasis] = useState(record.legalBasis ?? '');
  const [reason, setReason] = useState('');
  const [against, setAgainst] = useState(false);
  const [tried, setTried] = useState(false);
  const offices = useApi('GET /organisations', { query: { limit: 200 } });
  const decide = useSend('POST /lockdowns/{id}/decision', ['/lockdowns']);
  const lift = useSend('POST /lockdowns/{id}/lift', ['/lockdowns']);
  const { busy, failure } = act === 'decide' ? decide : lift;
  const open = record.liftChecklist.items.filter(({ answer }) => answer !== 'met').length;
  const missing =
    officeId === null || typed(legalBasis) === undefined || (act === 'lift' && typed(reason) === undefined);
  const onSubmit = async () => {
    setTried(true);
    if (missing || busy || officeId === null) {
      return;
    }
    const body = defined({ id, officeId, legalBasis: legalBasis.trim(), signerId: signerId ?? undefined });
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
      problem={tried && missing ? t('signFields') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <NativeSelect
        label={t('office')}
        description={t('numberHint')}
        required
        value={officeId ?? ''}
        data={[
          { value: '', label: t('chooseOffice') },
          ...(offices.data?.items ?? []).map((one) => ({
            value: one.id,
            label: `${one.name} (${one.areaName})`,
          })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setOffice(chosen === '' ? null : chosen);
          setSigner(null);
        }}
      />
      <SignerSelect
        value={{ officeId, kind: 'lockdown', signerId }}
        set={(patch) => setSigner(patch.signerId)}
      />
      <Textarea
        label={t('legalBasis')}
        required
        rows={2}
        maxLength={800}
        value={legalBasis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
      <LegalCheck text={legalBasis} />
      <fieldset className="row plain-set" aria-label={t('presets')}>
        {legalBases.map((text) => (
          <Button key={text} variant="light" size="compact-sm" onClick={() => setBasis(text)}>
            {text}
          </Button>
        ))}
      </fieldset>
      {act === 'lift' ? (
        <>
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
            <Checkbox
              label={t('against', { n: open })}
              checked={against}
              onChange={(event) => setAgainst(event.currentTarget.checked)}
            />
          )}
        </>
      ) : null}
    </FormDialog>
  );
}

import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { decisionTexts } from './decisionTexts.ts';
import type { ProposalData } from './types.ts';

/** The decision: number, signatory, basis, effective time, reason. */
export function Publish({ data }: { readonly data: ProposalData }) {
  const t = useTexts(decisionTexts);
  const [start] = useState(() => ({
    number: '',
    signer: '',
    legalBasis: '',
    from: instantToLocal(Date.now()) as string | null,
    reason: data.reason,
  }));
  const { value, set, dirty } = useDraft(start);
  const [tried, setTried] = useState(false);
  const publish = useSend('POST /risk/proposals/{id}/publication', ['/risk', '/public']);
  const texts = [value.number, value.signer, value.legalBasis, value.reason].map((text) => text.trim());
  const complete = value.from !== null && texts.every((text) => text !== '');
  const submit = async () => {
    setTried(true);
    const [decisionNumber = '', signer = '', legalBasis = '', reason = ''] = texts;
    if (complete && value.from !== null) {
      await publish.send({
        params: { id: data.id },
        body: {
          version: data.version,
          decisionNumber,
          signer,
          legalBasis,
          reason,
          effectiveFrom: localToInstant(value.from),
        },
      });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  const field = (name: 'number' | 'signer' | 'legalBasis', most: number) => (
    <TextInput
      label={t(name)}
      required
      maxLength={most}
      value={value[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={dirty} />
      <p className="muted">{t('publishHint')}</p>
      {field('number', 80)}
      {field('signer', 200)}
      {field('legalBasis', 400)}
      <DateField label={t('effective')} time required value={value.from} onChange={(from) => set({ from })} />
      <Textarea
        label={t('reason')}
        required
        autosize
        maxLength={1000}
        value={value.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      {tried && !complete ? (
        <Notice tone="warning" alert>
          {t('publishMissing')}
        </Notice>
      ) : null}
      <FailureNotice
        failure={publish.failure}
        typing
        labels={{ decisionNumber: t('number'), effectiveFrom: t('effective') }}
      />
      <div className="row">
        <Button type="submit" loading={publish.busy}>
          {t('publish')}
        </Button>
      </div>
    </form>
  );
}

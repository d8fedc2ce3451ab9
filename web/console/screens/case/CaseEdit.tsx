import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined, typed } from '../../kit/defined.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showDate, showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { CaseFields } from './CaseFields.tsx';
import { type CasePatch, type CaseRecord, dateFields, draftOf, patchOf, recalledFields } from './draft.ts';
import { texts } from './texts.ts';

type CaseEditProps = {
  readonly record: CaseRecord;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
};

/** Edits the changed fields of a case only; a conflict shows both versions. */
export function CaseEdit({ record, onSaved, onCancel }: CaseEditProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const [start] = useState(record);
  const draft = useDraft(draftOf(start));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const date = (
    field: (typeof dateFields)[number] | (typeof recalledFields)[number] | 'reportDate' | 'outcomeDate',
  ) => [field, { label: t(field), show: (value: unknown) => showDate(String(value)) }] as const;
  const edit = useEdit<CasePatch, unknown>({
    fields: {
      ...Object.fromEntries(
        [...dateFields, ...recalledFields, 'reportDate' as const, 'outcomeDate' as const].map(date),
      ),
      ...Object.fromEntries(
        recalledFields.map((field) => [
          `${field}To`,
          {
            label: t('latestOf', { label: t(field) }),
            show: (value: unknown) => showDate(value as string | null),
          },
        ]),
      ),
      classification: {
        label: t('classification'),
        show: (value) => name('caseClassification', value as CaseRecord['classification']),
      },
      outcome: {
        label: t('outcome'),
        show: (value) => name('caseOutcome', value as CaseRecord['outcome']),
      },
      areaId: { label: t('areaId') },
      stayAreaId: { label: t('stayAreaId') },
      sourceCaseId: { label: t('sourceCaseId') },
      nationalCode: { label: t('nationalCode') },
      origin: {
        label: t('origin'),
        show: (value) =>
          value === null
            ? t('originUnknown')
            : name('caseOrigin', value as NonNullable<CaseRecord['origin']>),
      },
      isolatedAt: { label: t('isolatedAt'), show: (value) => showInstant(String(value)) },
    },
    send: (patch, version) =>
      call('PATCH /cases/{id}', {
        params: { id: record.id },
        body: { ...patch, version, ...defined({ reason: typed(reason) }) },
      }),
    onSaved,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const before = patchOf(draftOf(start));
    const now = patchOf(draft.value);
    if (before !== null && now !== null) {
      void edit.save(difference(before, now), start.version);
    }
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={draft.dirty} />
      <CaseFields value={draft.value} set={draft.set} tried={tried} />
      {draft.value.classification === start.classification ? null : (
        <TextInput
          label={t('classificationReason')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <FailureNotice failure={edit.failure} typing />
      {edit.dialog}
      <div className="row">
        <Button type="submit" loading={edit.busy} disabled={!draft.dirty}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}

import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { ClusterFields } from './ClusterFields.tsx';
import { type ClusterPatch, type ClusterRecord, draftOf, fieldsOf } from './draft.ts';
import { texts } from './texts.ts';

type ClusterEditProps = {
  readonly record: ClusterRecord;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
};

/** Edits the changed fields of a cluster only; a conflict shows both versions. */
export function ClusterEdit({ record, onSaved, onCancel }: ClusterEditProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const [start] = useState(record);
  const [tried, setTried] = useState(false);
  const draft = useDraft(draftOf(start));
  const time = { show: (value: unknown) => showInstant(String(value)) };
  const edit = useEdit<ClusterPatch, unknown>({
    fields: {
      title: { label: t('name') },
      status: { label: t('status'), show: (value) => label('eventStatus', value as ClusterRecord['status']) },
      investigation: {
        label: t('investigation'),
        show: (value) => label('investigationStatus', value as ClusterRecord['investigation']),
      },
      risk: { label: t('risk'), show: (value) => label('riskLevel', value as ClusterRecord['risk']) },
      disease: { label: t('disease') },
      areaId: { label: t('area') },
      placeKind: {
        label: t('placeKind'),
        show: (value) => label('placeKind', value as ClusterRecord['placeKind']),
      },
      placeId: { label: t('place') },
      from: { label: t('from'), ...time },
      to: { label: t('to'), ...time },
      description: { label: t('description') },
    },
    send: (patch, version) =>
      call('PATCH /clusters/{id}', { params: { id: record.id }, body: { ...patch, version } }),
    onSaved,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const before = fieldsOf(draftOf(start));
    const now = fieldsOf(draft.value);
    if (before !== null && now !== null) {
      void edit.save(difference(before, now), start.version);
    }
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={draft.dirty} />
      <ClusterFields value={draft.value} set={draft.set} />
      {tried && fieldsOf(draft.value) === null ? <Notice tone="warning" title={t('needFields')} /> : null}
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

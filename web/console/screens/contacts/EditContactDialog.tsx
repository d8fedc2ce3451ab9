import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { call, type DataOf } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { typed } from '../../kit/defined.ts';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useInvalidate } from '../../kit/useApi.ts';
import { bulkTexts } from './bulk-texts.ts';
import { type FollowUp, FollowUpFields } from './FollowUpFields.tsx';
import type { ContactRow } from './why.ts';

type EditContactDialogProps = {
  /** A confirmed contact: it has an id and a version. */
  readonly contact: ContactRow & { readonly id: string; readonly version: number };
  readonly onClose: () => void;
  readonly onSaved: () => void;
};

/** Relation to the case and who follows up, of one contact; where somebody changed the same meanwhile, both sides are shown. */
export function EditContactDialog({ contact, onClose, onSaved }: EditContactDialogProps) {
  const t = useTexts(bulkTexts);
  const words = useTexts(common);
  const name = useLabel();
  const refresh = useInvalidate();
  // The contact as the form began: a refresh behind the form must not move the ground.
  const [start] = useState(contact);
  const before: FollowUp = {
    relation: start.relation ?? null,
    officeId: start.followUpOfficeId ?? null,
    officer: start.followUpOfficer ?? null,
  };
  const draft = useDraft(before);
  const offices = useApi('GET /organisations', { query: { limit: 500 } });
  const known = offices.data?.items ?? [];
  const officeName = (id: unknown) =>
    known.find((one) => one.id === id)?.name ??
    (id === start.followUpOfficeId ? start.followUpOffice : undefined) ??
    String(id);
  const edit = useEdit<FollowUp, DataOf<'PATCH /contacts/{id}'>>({
    fields: {
      relation: { label: t('relation'), show: (value) => name('relation', value as LabelCode<'relation'>) },
      officeId: { label: t('office'), show: officeName },
      officer: { label: t('officer') },
    },
    send: async (patch, version) =>
      await call('PATCH /contacts/{id}', { params: { id: start.id }, body: { ...patch, version } }),
    onSaved: () => {
      refresh(['/cases', '/contacts']);
      onSaved();
    },
  });
  const patch = difference(before, { ...draft.value, officer: typed(draft.value.officer ?? '') ?? null });
  // The office on record may lie outside the areas whose offices are listed.
  const isListed = before.officeId === null || known.some(({ id }) => id === before.officeId);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editTitle', { name: start.name })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack">
        <FollowUpFields
          value={draft.value}
          onChange={draft.set}
          empty={t('unsaid')}
          offices={
            isListed || before.officeId === null
              ? known
              : [{ id: before.officeId, name: officeName(before.officeId) }, ...known]
          }
        />
        <FailureNotice failure={offices.error ?? edit.failure} typing />
        {edit.dialog}
        <div className="row">
          <Button
            loading={edit.busy}
            disabled={Object.keys(patch).length === 0}
            onClick={() => void edit.save(patch, start.version)}
          >
            {words('save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
        <HistoryPanel of="contacts" id={start.id} />
      </div>
    </Modal>
  );
}

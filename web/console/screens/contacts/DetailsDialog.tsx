import { Button, Modal } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import { defined, typed } from '../../kit/defined.ts';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { bulkTexts } from './bulk-texts.ts';
import type { BulkDialogProps } from './ConvertDialog.tsx';
import { type FollowUp, FollowUpFields } from './FollowUpFields.tsx';

type DetailsDialogProps = BulkDialogProps & {
  /** Of the contacts as they are listed, in the order of the people: who was changed meanwhile stays and is named. */
  readonly versions: readonly (number | null)[];
};

/** Sets the relation to the case, and the office and officer who follow up, for many confirmed contacts. */
export function DetailsDialog({ caseId, personIds, versions, onClose, onDone }: DetailsDialogProps) {
  const t = useTexts(bulkTexts);
  const words = useTexts(common);
  const draft = useDraft<FollowUp>({ relation: null, officeId: null, officer: null });
  const offices = useApi('GET /organisations', { query: { limit: 500 } });
  const set = useSend('POST /cases/{id}/contacts/details', ['/cases', '/contacts']);
  const patch = defined({
    relation: draft.value.relation ?? undefined,
    officeId: draft.value.officeId ?? undefined,
    officer: typed(draft.value.officer ?? ''),
  });
  const send = async () => {
    const body = { personIds: [...personIds], versions: [...versions], ...patch };
    const result = await set.send({ params: { id: caseId }, body });
    if (result.ok) {
      onDone(result.data.outcomes);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('detailsTitle')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack">
        <p>{t('detailsText', { n: formatNumber(personIds.length) })}</p>
        <FollowUpFields
          value={draft.value}
          onChange={draft.set}
          empty={t('keep')}
          offices={offices.data?.items ?? []}
        />
        <FailureNotice failure={offices.error ?? set.failure} typing />
        <div className="row">
          <Button loading={set.busy} disabled={Object.keys(patch).length === 0} onClick={() => void send()}>
            {t('save', { n: formatNumber(personIds.length) })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { BulkOutcome } from '../../kit/BulkOutcomes.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CasePicker } from '../../kit/pick/CasePicker.tsx';
import type { Option } from '../../kit/pick/Picker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import type { ClusterRecord } from './draft.ts';
import { texts } from './texts.ts';

type DialogProps = {
  readonly record: ClusterRecord;
  readonly personIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (outcomes: readonly BulkOutcome[]) => void;
};

/** Makes participants contacts of a case; the event is the evidence. */
export function ToContacts({ record, personIds, onClose, onDone }: DialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [first] = record.linkedCases;
  const [chosen, setChosen] = useState<Option | null>(
    first === undefined ? null : { id: first.id, label: first.label },
  );
  const [confirm, setConfirm] = useState(true);
  const make = useSend('POST /clusters/{id}/contacts', ['/clusters', '/cases', '/contacts']);
  const send = async () => {
    if (chosen === null) {
      return;
    }
    const body = { caseId: chosen.id, personIds: [...personIds], confirm };
    const result = await make.send({ params: { id: record.id }, body });
    if (result.ok) {
      onDone(result.data.outcomes);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('toContacts')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack">
        <p>{t('contactsText')}</p>
        <CasePicker label={t('ofCase')} value={chosen} onPick={setChosen} />
        <Checkbox
          label={t('confirm')}
          checked={confirm}
          onChange={(event) => setConfirm(event.currentTarget.checked)}
        />
        <FailureNotice failure={make.failure} typing />
        <div className="row">
          <Button loading={make.busy} disabled={chosen === null} onClick={() => void send()}>
            {t('toContacts')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

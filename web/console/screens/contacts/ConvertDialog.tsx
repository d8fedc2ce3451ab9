import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { calendarDate, formatNumber } from '../../../shared/formats.ts';
import type { BulkOutcome } from '../../kit/BulkOutcomes.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { bulkTexts } from './bulk-texts.ts';

export type BulkDialogProps = {
  readonly caseId: string;
  readonly personIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (outcomes: readonly BulkOutcome[]) => void;
};
type Opened = Exclude<LabelCode<'caseClassification'>, 'NO_CASE'>;
const opened: readonly Opened[] = ['SUSPECT', 'PROBABLE', 'CONFIRMED'];

/** Opens cases for contacts; everything known of them as contacts stays. */
export function ConvertDialog({ caseId, personIds, onClose, onDone }: BulkDialogProps) {
  const t = useTexts(bulkTexts);
  const words = useTexts(common);
  const [classification, setClassification] = useState<Opened>('CONFIRMED');
  const [reportDate, setReportDate] = useState<string | null>(() => calendarDate(Date.now()));
  const convert = useSend('POST /cases/{id}/contacts/conversions', ['/cases', '/contacts']);
  const send = async () => {
    if (reportDate === null) {
      return;
    }
    const body = { personIds: [...personIds], classification, reportDate };
    const result = await convert.send({ params: { id: caseId }, body });
    if (result.ok) {
      onDone(result.data.outcomes);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('convertTitle')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack">
        <p>{t('convertText', { n: formatNumber(personIds.length) })}</p>
        <CodeSelect
          kind="caseClassification"
          label={t('classification')}
          only={opened}
          value={classification}
          onChange={(code) => setClassification(opened.find((one) => one === code) ?? 'CONFIRMED')}
        />
        <DateField label={t('reportDate')} required value={reportDate} onChange={setReportDate} />
        <FailureNotice failure={convert.failure} typing />
        <div className="row">
          <Button loading={convert.busy} disabled={reportDate === null} onClick={() => void send()}>
            {t('convert', { n: formatNumber(personIds.length) })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { calendarDate, formatNumber } from '../../../shared/formats.ts';
import type { BulkOutcome } from '../../kit/BulkOutcomes.tsx';
import { defined } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
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
type Opened = Exclude<LabelCode<'caseClassification'>, 'NO_CASE'>;
const opened: readonly Opened[] = ['SUSPECT', 'PROBABLE', 'CONFIRMED'];

/** Opens cases for participants and links them to the cluster. */
export function ToCases({ record, personIds, onClose, onDone }: DialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [classification, setClassification] = useState<Opened>('SUSPECT');
  const [reportDate, setReportDate] = useState<string | null>(() => calendarDate(Date.now()));
  const [source, setSource] = useState<Option | null>(null);
  const make = useSend('POST /clusters/{id}/cases', ['/clusters', '/cases']);
  const send = async () => {
    if (reportDate === null) {
      return;
    }
    const body = defined({ personIds: [...personIds], classification, reportDate, sourceCaseId: source?.id });
    const result = await make.send({ params: { id: record.id }, body });
    if (result.ok) {
      onDone(result.data.outcomes);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('toCases')} closeButtonProps={{ 'aria-label': words('close') }}>
      <div className="stack">
        <p>{t('casesText', { n: formatNumber(personIds.length) })}</p>
        <CodeSelect
          kind="caseClassification"
          label={t('classification')}
          only={opened}
          value={classification}
          onChange={(code) => setClassification(opened.find((one) => one === code) ?? 'SUSPECT')}
        />
        <DateField label={t('reportDate')} required value={reportDate} onChange={setReportDate} />
        <CasePicker label={t('sourceCase')} value={source} onPick={setSource} />
        <FailureNotice failure={make.failure} typing />
        <div className="row">
          <Button loading={make.busy} disabled={reportDate === null} onClick={() => void send()}>
            {t('toCases')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseNumber } from '../../../../lib/vietnamese/index.ts';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { MetricSelect } from '../../kit/metrics/MetricSelect.tsx';
import type { Metric } from '../../kit/metrics/words.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

type EnterDialogProps = { readonly metrics: readonly Metric[]; readonly onClose: () => void };

/** Enters a figure with its area, time and source. */
export function EnterDialog({ metrics, onClose }: EnterDialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const { send, busy, failure } = useSend('POST /manual-figures', ['/manual-figures', '/metrics']);
  const [id] = useState(() => newId());
  const [metric, setMetric] = useState<string | null>(metrics.length === 1 ? metrics[0]!.code : null);
  const [areaId, setAreaId] = useState<string | null>(null);
  const [at, setAt] = useState<string | null>(() => instantToLocal(Date.now()));
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const number = parseNumber(value);
  const said = typed(source);
  const onSubmit = async () => {
    setTried(true);
    if (metric === null || areaId === null || at === null || !number.ok || said === undefined || busy) {
      return;
    }
    const body = { id, metric, areaId, at: localToInstant(at), value: number.value, source: said };
    if ((await send({ body })).ok) {
      onClose();
    }
  };
  const missing = metric === null || areaId === null || at === null || !number.ok || said === undefined;
  return (
    <FormDialog
      title={t('enter')}
      submit={t('enter')}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t('need') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <MetricSelect metrics={metrics} value={metric} onChange={setMetric} />
      <AreaPicker label={words('area')} required value={areaId} onPick={setAreaId} />
      <DateField label={t('at')} time required value={at} onChange={setAt} />
      <TextInput
        label={t('value')}
        inputMode="decimal"
        required
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <TextInput
        label={t('source')}
        description={t('sourceHint')}
        required
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

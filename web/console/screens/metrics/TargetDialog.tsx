import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseNumber } from '../../../../lib/vietnamese/index.ts';
import { calendarDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Metric } from '../../kit/metrics/words.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { texts } from './texts.ts';

type TargetDialogProps = {
  readonly metric: Metric;
  readonly areaId: string | null;
  readonly onClose: () => void;
};
const directions = ['at-least', 'at-most'] as const;

/** Sets a target from a day on, with what it rests on. */
export function TargetDialog({ metric, areaId, onClose }: TargetDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /metric-targets', ['/metric-targets', '/metrics']);
  const [id] = useState(() => newId());
  const [area, setArea] = useState(areaId);
  const [direction, setDirection] = useState<(typeof directions)[number]>(
    metric.better === 'lower' ? 'at-most' : 'at-least',
  );
  const [value, setValue] = useState('');
  const [validFrom, setValidFrom] = useState<string | null>(() => calendarDate(Date.now()));
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const number = parseNumber(value);
  const basis = typed(source);
  const complete = area !== null && number.ok && validFrom !== null && basis !== undefined;
  const onSubmit = async () => {
    setTried(true);
    if (area === null || !number.ok || validFrom === null || basis === undefined || busy) {
      return;
    }
    const body = {
      id,
      metric: metric.code,
      areaId: area,
      direction,
      value: number.value,
      validFrom,
      source: basis,
    };
    if ((await send({ body })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('setTarget')}
      submit={t('setTarget')}
      busy={busy}
      failure={failure}
      problem={tried && !complete ? t('need') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <AreaPicker label={t('targetArea')} hint={t('targetHint')} required value={area} onPick={setArea} />
      <NativeSelect
        label={t('direction')}
        value={direction}
        onChange={(event) => setDirection(event.currentTarget.value === 'at-most' ? 'at-most' : 'at-least')}
        data={directions.map((one) => ({ value: one, label: t(one) }))}
      />
      <TextInput
        label={t('value')}
        inputMode="decimal"
        required
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <DateField label={t('from')} required value={validFrom} onChange={setValidFrom} />
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

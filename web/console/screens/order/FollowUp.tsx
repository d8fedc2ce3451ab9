import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { SymptomChecks } from '../../kit/form/SymptomChecks.tsx';
import { Temperature, readTemperature } from '../../kit/form/Temperature.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { OrderRecord } from './types.ts';
import { texts } from './texts.ts';

const empty = { present: null as boolean | null, temperature: '', symptoms: [] as string[], note: '' };

/** The daily check of a person under an order. */
export function FollowUp({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(texts);
  const record = useSend('POST /orders/{id}/follow-ups', ['/orders']);
  const [id, setId] = useState(() => newId());
  const [value, setValue] = useState(empty);
  const [tried, setTried] = useState(false);
  const [recordedAt, setRecordedAt] = useState<string | null>(null);
  const save = async () => {
    setTried(true);
    const temperature = readTemperature(value.temperature);
    if (value.present === null || temperature === null) {
      return;
    }
    const at = new Date().toISOString();
    const { present, symptoms } = value;
    const body = defined({ id, at, present, temperature, symptoms, note: typed(value.note) });
    const result = await record.send({ params: { id: order.id }, body });
    if (result.ok) {
      setRecordedAt(at);
      setId(newId());
      setValue(empty);
      setTried(false);
    }
  };
  return (
    <Panel title={t('followUp')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {recordedAt === null ? null : (
          <Notice tone="good">{t('recorded', { time: formatInstant(recordedAt) })}</Notice>
        )}
        <fieldset className="choices" aria-label={t('presence')}>
          {[true, false].map((present) => (
            <button
              key={String(present)}
              type="button"
              aria-pressed={value.present === present}
              onClick={() => setValue({ ...value, present })}
            >
              {t(present ? 'present' : 'absent')}
            </button>
          ))}
        </fieldset>
        {tried && value.present === null ? <Notice tone="warning">{t('choosePresence')}</Notice> : null}
        <div className="two">
          <Temperature
            label={t('temperature')}
            error={t('temperatureError')}
            value={value.temperature}
            onChange={(temperature) => setValue({ ...value, temperature })}
          />
          <Textarea
            label={t('note')}
            rows={1}
            maxLength={1000}
            value={value.note}
            onChange={(event) => setValue({ ...value, note: event.currentTarget.value })}
          />
        </div>
        <SymptomChecks
          label={t('symptoms')}
          value={value.symptoms}
          onChange={(symptoms) => setValue({ ...value, symptoms })}
        />
        <FailureNotice failure={record.failure} typing />
        <div>
          <Button type="submit" loading={record.busy}>
            {t('record')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

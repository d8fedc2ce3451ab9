import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { SymptomChecks } from '../../kit/form/SymptomChecks.tsx';
import { Temperature, readTemperature } from '../../kit/form/Temperature.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { useElementKeys } from '../../kit/useElementKeys.ts';
import type { DueContact } from './types.ts';
import { texts } from './texts.ts';

type Result = ReturnType<typeof labelOptions<'visitResult'>>[number]['value'];
type VisitFormProps = { readonly contact: DueContact; readonly onSaved: () => void };

/** What came of one call or visit. */
export function VisitForm({ contact, onSaved }: VisitFormProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const record = useSend('POST /contacts/{id}/visits', ['/contacts', '/cases']);
  // One id for the visit, however often it has to be sent.
  const [id] = useState(() => newId());
  const [result, setResult] = useState<Result | null>(null);
  const [temperature, setTemperature] = useState('');
  const [symptoms, setSymptoms] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);

  const save = async () => {
    setTried(true);
    const degrees = readTemperature(temperature);
    if (result === null || degrees === null || contact.id === null || record.busy) {
      return;
    }
    const at = new Date().toISOString();
    const seen = result === 'SEEN_OK' || result === 'SEEN_NOT_OK';
    const body = defined({
      id,
      at,
      result,
      temperature: degrees,
      symptoms: seen ? symptoms : undefined,
      note: typed(note),
    });
    const answer = await record.send({ params: { id: contact.id }, body });
    if (answer.ok) {
      onSaved();
    }
  };
  const form = useRef<HTMLFormElement>(null);
  useElementKeys(form, (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  });
  return (
    <form
      ref={form}
      className="stack"
      aria-label={contact.name}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset className="choices" aria-label={t('result')}>
        {labelOptions('visitResult', lang).map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={result === option.value}
            onClick={() => setResult(option.value)}
          >
            {option.label}
          </button>
        ))}
      </fieldset>
      {tried && result === null ? <Notice tone="warning">{t('chooseResult')}</Notice> : null}
      <Temperature
        label={t('temperature')}
        error={t('temperatureError')}
        value={temperature}
        onChange={setTemperature}
      />
      <SymptomChecks label={t('symptoms')} value={symptoms} onChange={setSymptoms} />
      {symptoms.includes('breathless') ? (
        <Notice tone="bad" alert>
          {t('danger')}
        </Notice>
      ) : null}
      <Textarea
        label={t('note')}
        value={note}
        maxLength={1000}
        rows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FailureNotice failure={record.failure} typing retry={() => void save()} />
      <Button type="submit" size="md" loading={record.busy}>
        {t('saveNext')} (Ctrl Enter)
      </Button>
    </form>
  );
}

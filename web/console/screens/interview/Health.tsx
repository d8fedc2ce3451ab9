import { Button } from '@mantine/core';
import { useState } from 'react';
import { calendarDate } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { type ApiError, apiError, call as callApi } from '../../kit/api.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { SymptomChecks } from '../../kit/form/SymptomChecks.tsx';
import { readTemperature, Temperature } from '../../kit/form/Temperature.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useInvalidate } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import type { Draft, Interview } from './answers.ts';
import type { SetAnswers } from './fields.tsx';
import { texts } from './texts.ts';

type HealthProps = { readonly call: Interview; readonly draft: Draft; readonly set: SetAnswers };

/** Symptoms and day 0; what differs from the case can be written into it at once. */
export function Health({ call, draft, set }: HealthProps) {
  const t = useTexts(texts);
  const now = useNow();
  const symptoms = draft.symptoms ?? [];
  const [temperature, setTemperature] = useState(() => draft.temperature?.toString().replace('.', ',') ?? '');
  return (
    <Panel title={t('health')}>
      <SymptomChecks label={t('symptoms')} value={symptoms} onChange={(codes) => set({ symptoms: codes })} />
      {symptoms.includes('breathless') ? (
        <Notice tone="bad" alert>
          {t('danger')}
        </Notice>
      ) : null}
      {call.kind !== 'F0' && symptoms.length > 0 ? <Notice tone="warning">{t('unwell')}</Notice> : null}
      <div className="two">
        <DateField
          label={t('firstSymptomDate')}
          value={draft.firstSymptomDate ?? null}
          max={calendarDate(now)}
          onChange={(date) => set({ firstSymptomDate: date })}
        />
        <Temperature
          label={t('temperature')}
          error={t('temperatureError')}
          value={temperature}
          onChange={(text) => {
            setTemperature(text);
            const degrees = readTemperature(text);
            if (degrees !== null) {
              set({ temperature: degrees ?? null });
            }
          }}
        />
      </div>
      {call.kind === 'F0' ? <OnsetProposal call={call} said={draft.firstSymptomDate ?? null} /> : null}
    </Panel>
  );
}

/** The case's day of onset is not what the person says: an officer decides, nothing changes by itself. */
function OnsetProposal({ call, said }: { readonly call: Interview; readonly said: string | null }) {
  const t = useTexts(texts);
  const mayWrite = useRight('case.write');
  const invalidate = useInvalidate();
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const record = call.case?.onsetDate ?? null;
  if (written !== null && written === said) {
    return <Notice tone="good">{t('onsetWritten')}</Notice>;
  }
  if (call.case === null || said === null || said === record) {
    return null;
  }
  const write = async () => {
    setBusy(true);
    const params = { id: call.caseId };
    const now = await callApi('GET /cases/{id}', { params });
    const answer = now.ok
      ? await callApi('PATCH /cases/{id}', { params, body: { version: now.data.version, onsetDate: said } })
      : now;
    setBusy(false);
    setFailure(answer.ok ? null : apiError(answer));
    if (answer.ok) {
      setWritten(said);
      invalidate(['/cases', '/interviews']);
    }
  };
  return (
    <Notice
      tone="warning"
      actions={
        mayWrite ? (
          <Button variant="default" loading={busy} onClick={() => void write()}>
            {t('onsetWrite', { said: showDate(said) })}
          </Button>
        ) : undefined
      }
    >
      <p>{t('onsetDiffers', { record: showDate(record), said: showDate(said) })}</p>
      <FailureNotice failure={failure} typing />
    </Notice>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, formatNumber, localToInstant } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import type { CaseRecord } from '../case/draft.ts';
import { readNumber } from '../place/draft.ts';
import { texts } from './texts.ts';
import { TraceJob } from './TraceJob.tsx';

type Answer = Extract<DataOf<'POST /cases/{id}/trace'>, { engine: unknown }>;
const MOST_MINUTES = 720;
const changed = ['/cases', '/contacts'];

/** Runs the tracing of a case, with another window or another shortest time when asked. */
export function TracePanel({ record }: { readonly record: CaseRecord }) {
  const t = useTexts(texts);
  const trace = useSend('POST /cases/{id}/trace', changed);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [depth, setDepth] = useState('1');
  const [minutes, setMinutes] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const least = readNumber(minutes);
  const bad =
    least === null || (least !== undefined && (least < 0 || least > MOST_MINUTES || least % 1 !== 0));

  const run = async () => {
    setAnswer(null);
    setJobId(null);
    const body = defined({
      from: from === null ? undefined : localToInstant(from),
      to: to === null ? undefined : localToInstant(to),
      depth: Number(depth),
      minMinutes: least ?? undefined,
    });
    const result = await trace.send({ params: { id: record.id }, body });
    if (result.ok && 'jobId' in result.data) {
      setJobId(result.data.jobId);
    } else if (result.ok) {
      setAnswer(result.data as Answer);
    }
  };
  const range = { from: formatInstant(record.infectiousFrom), to: formatInstant(record.infectiousTo) };
  return (
    <Panel>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <div className="row">
          <Button type="submit" loading={trace.busy} disabled={bad}>
            {t('trace')}
          </Button>
          <span className="muted small">{t('windowHint', range)}</span>
        </div>
        <details>
          <summary>{t('options')}</summary>
          <div className="filters">
            <DateField label={t('from')} time value={from} onChange={setFrom} />
            <DateField label={t('to')} time value={to} onChange={setTo} />
            <NativeSelect
              label={t('depth')}
              value={depth}
              data={[
                { value: '1', label: t('depth1') },
                { value: '2', label: t('depth2') },
              ]}
              onChange={(event) => setDepth(event.currentTarget.value)}
            />
            <TextInput
              label={t('minMinutes')}
              inputMode="numeric"
              placeholder={t('minHint')}
              value={minutes}
              error={bad ? t('minBad') : null}
              onChange={(event) => setMinutes(event.currentTarget.value)}
            />
          </div>
        </details>
      </form>
      <FailureNotice failure={trace.failure} typing />
      {jobId === null ? null : <TraceJob key={jobId} id={jobId} />}
      <div aria-live="polite">{answer === null ? null : <Summary answer={answer} />}</div>
    </Panel>
  );
}

function Summary({ answer }: { readonly answer: Answer }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const levels = Object.entries(answer.levels).map(([level, n]) => `${level}: ${formatNumber(n)}`);
  return (
    <Notice tone="good" title={t('result', { n: formatNumber(answer.contacts) })}>
      <p>{t('levels', { levels: levels.join(' · ') })}</p>
      <p>{t('placeExposures', { n: formatNumber(answer.placeExposures) })}</p>
      <p className="muted small">{words('asOf', { time: formatInstant(answer.asOf) })}</p>
    </Notice>
  );
}

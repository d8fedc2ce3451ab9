import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { ModelRun } from './ModelRun.tsx';
import { changesOf, type ScenarioField, scenarioFields } from './model.ts';
import { texts } from './texts.ts';

/** The frame of a run. */
const frame = [
  { name: 'people', usual: 10_000, min: 2_000, max: 50_000, step: 1_000 },
  { name: 'days', usual: 45, min: 14, max: 120, step: 1 },
  { name: 'seeds', usual: 8, min: 1, max: 100, step: 1 },
  { name: 'runs', usual: 20, min: 10, max: 100, step: 10 },
] as const;
type FrameField = (typeof frame)[number]['name'];

const SEED = 1;
const PER_CENT = 100;

/** What the simulator says of a change of measures: a model with ranges, run on the server, never among figures. */
export function WhatIf() {
  const t = useTexts(texts);
  const run = useSend('POST /analysis/what-if');
  const [size, setSize] = useState<Partial<Record<FrameField, number>>>({});
  const [values, setValues] = useState<Partial<Record<ScenarioField, number>>>({});
  const [jobId, setJobId] = useState<string | null>(null);
  const sizeOf = (name: FrameField) => size[name] ?? frame.find((field) => field.name === name)!.usual;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await run.send({
      body: {
        people: sizeOf('people'),
        days: sizeOf('days'),
        runs: sizeOf('runs'),
        seed: SEED,
        base: { seeds: sizeOf('seeds') },
        scenario: changesOf(values),
      },
    });
    if (result.ok) {
      setJobId(result.data.jobId);
    }
  };
  return (
    <>
      <Notice tone="warning" title={t('modelOnly')}>
        {t('modelHint')}
      </Notice>
      <Panel title={t('scenario')}>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <div className="model-fields">
            {frame.map(({ name, usual, min, max, step }) => (
              <NumberInput
                key={name}
                label={t(name)}
                description={t('between', { min: formatNumber(min), max: formatNumber(max) })}
                min={min}
                max={max}
                step={step}
                allowDecimal={false}
                value={size[name] ?? usual}
                onChange={(value) =>
                  setSize({ ...size, [name]: typeof value === 'number' ? value : undefined })
                }
              />
            ))}
          </div>
          <h3>{t('changed')}</h3>
          <div className="model-fields">
            {scenarioFields.map(({ name, usual, min, max, step, share = false }) => {
              const unit = share ? PER_CENT : 1;
              const shown = (value: number) => Math.round(value * unit * 10) / 10;
              return (
                <NumberInput
                  key={name}
                  label={t(name)}
                  description={t('usual', { value: shown(usual), unit: share ? ' %' : '' })}
                  min={shown(min)}
                  max={shown(max)}
                  step={shown(step)}
                  suffix={share ? ' %' : ''}
                  value={shown(values[name] ?? usual)}
                  onChange={(value) =>
                    setValues({ ...values, [name]: typeof value === 'number' ? value / unit : undefined })
                  }
                />
              );
            })}
          </div>
          <div className="row">
            <Button type="submit" loading={run.busy}>
              {t('run')}
            </Button>
          </div>
          <FailureNotice failure={run.failure} />
        </form>
      </Panel>
      {jobId === null ? null : <ModelRun key={jobId} id={jobId} />}
    </>
  );
}

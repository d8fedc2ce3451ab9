import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { type ApiError, apiError, call, type DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { CutPreview } from './CutPreview.tsx';
import {
  type CutDraft,
  cutOffsOf,
  type CutOffs,
  draftOf,
  faultsOf,
  sliderScores,
  stopOf,
} from './cut-offs.ts';
import { planTexts } from './plan-texts.ts';
import './plan.css';

type Plan = DataOf<'GET /cases/{id}/trace/plan'>;
type Preview = DataOf<'POST /cases/{id}/trace/preview'>;
type CutPanelProps = { readonly caseId: string };

/** Cut-offs of a case: what they would do while they are moved, and applying them. */
export function CutPanel({ caseId }: CutPanelProps) {
  const t = useTexts(planTexts);
  const [open, setOpen] = useState(false);
  const plan = useApi(
    'GET /cases/{id}/trace/plan',
    { params: { id: caseId } },
    { subject: caseId, enabled: open },
  );
  return (
    <Panel>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('title')}</summary>
        {open ? (
          <Await query={plan} subject={caseId} lines={2}>
            {(found) => <CutForm caseId={caseId} plan={found} />}
          </Await>
        ) : null}
      </details>
    </Panel>
  );
}

function usePreview(caseId: string, cutOffs: CutOffs | null) {
  return useQuery<Preview, ApiError>({
    // Named below /cases, so that whatever changes a case counts anew.
    queryKey: ['GET /cases/{id}/trace/preview', caseId, cutOffs],
    queryFn: async ({ signal }) => {
      const result = await call('POST /cases/{id}/trace/preview', {
        params: { id: caseId },
        body: { cutOffs },
        signal,
      });
      if (!result.ok) {
        throw apiError(result);
      }
      return result.data;
    },
    enabled: cutOffs !== null,
    placeholderData: keepPreviousData,
  });
}

function CutForm({ caseId, plan }: { readonly caseId: string; readonly plan: Plan }) {
  const t = useTexts(planTexts);
  const [draft, setDraft] = useState<CutDraft>(() => draftOf(plan.cutOffs));
  const [applied, setApplied] = useState<Preview | null>(null);
  const send = useSend('POST /cases/{id}/trace/plan', ['/cases', '/contacts']);
  const faults = faultsOf(draft);
  const cutOffs = cutOffsOf(draft);
  const asked = useDebounced(cutOffs === null ? '' : JSON.stringify(cutOffs));
  const preview = usePreview(caseId, asked === '' ? null : (JSON.parse(asked) as CutOffs));
  const set = (patch: Partial<CutDraft>) => setDraft((former) => ({ ...former, ...patch }));
  const apply = async () => {
    if (cutOffs !== null) {
      const result = await send.send({ params: { id: caseId }, body: { version: plan.version, cutOffs } });
      setApplied(result.ok ? result.data.preview : null);
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <p className="muted small">{t('lead')}</p>
      <p>
        {plan.appliedAt === null
          ? t('notApplied')
          : t('applied', { time: formatInstant(plan.appliedAt), by: plan.appliedBy ?? '–' })}
      </p>
      <div className="three">
        {(['F1', 'F2'] as const).map((level) => (
          <ScoreField
            key={level}
            level={level}
            value={draft[level]}
            bad={faults.has(level)}
            onChange={(value) => set({ [level]: value })}
          />
        ))}
        <TextInput
          label={t('maxOrders')}
          description={t('maxHint')}
          inputMode="numeric"
          value={draft.maxOrders}
          error={faults.has('maxOrders') ? t('bad') : null}
          onChange={(event) => set({ maxOrders: event.currentTarget.value })}
        />
        <TextInput
          label={t('crowd')}
          description={t('crowdHint')}
          inputMode="numeric"
          value={draft.crowd}
          error={faults.has('crowd') ? t('badCrowd') : null}
          onChange={(event) => set({ crowd: event.currentTarget.value })}
        />
      </div>
      <FailureNotice failure={preview.error} retry={() => void preview.refetch()} />
      {preview.data === undefined ? null : <CutPreview preview={preview.data} busy={preview.isFetching} />}
      <FailureNotice failure={send.failure} typing />
      {applied === null ? null : (
        <Notice tone="good">
          {t('done', { F1: formatNumber(applied.proposed.F1), F2: formatNumber(applied.proposed.F2) })}
        </Notice>
      )}
      <div className="row">
        <Button type="submit" loading={send.busy} disabled={cutOffs === null || preview.data === undefined}>
          {t('apply')}
        </Button>
        <Button variant="default" onClick={() => setDraft(draftOf(plan.cutOffs))}>
          {plan.version === 0 ? t('useProfile') : t('asApplied')}
        </Button>
        <Button variant="default" onClick={() => setDraft({ F1: '0', F2: '0', maxOrders: '', crowd: '' })}>
          {t('open')}
        </Button>
      </div>
    </form>
  );
}

type ScoreFieldProps = {
  readonly level: 'F1' | 'F2';
  readonly value: string;
  readonly bad: boolean;
  readonly onChange: (value: string) => void;
};

/** A lowest score: slid or typed. */
function ScoreField({ level, value, bad, onChange }: ScoreFieldProps) {
  const t = useTexts(planTexts);
  const score = Number(value.replace(',', '.'));
  return (
    <div className="stack-tight">
      <TextInput
        label={t('minScore', { level })}
        inputMode="decimal"
        value={value}
        error={bad ? t('bad') : null}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <input
        className="score-slider"
        type="range"
        min={0}
        max={sliderScores.length - 1}
        step={1}
        value={stopOf(Number.isNaN(score) ? 0 : score)}
        aria-label={t('minScoreSlider', { level })}
        aria-valuetext={value}
        onChange={(event) => onChange(String(sliderScores[Number(event.currentTarget.value)] ?? 0))}
      />
    </div>
  );
}

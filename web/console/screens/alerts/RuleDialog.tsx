import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { calendarDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { documentOf, draftOf, type RuleDocument, type RuleDraft } from './draft.ts';
import { metricOptions } from './metricOptions.ts';
import { texts } from './texts.ts';
import { TrialResult } from './TrialResult.tsx';

type RuleDialogProps = {
  readonly former: RuleDocument | null;
  readonly onClose: (saved: boolean) => void;
};
type TextField = 'code' | 'vi' | 'en' | 'hours' | 'minimum' | 'raise' | 'clear' | 'source';

const labels = { code: 'code', vi: 'nameVi', en: 'nameEn', hours: 'hours', minimum: 'minimum' } as const;

/** A new rule, or a new version of one; it can be tried on the last 14 days before it is put into force. */
export function RuleDialog({ former, onClose }: RuleDialogProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(former));
  const [tried, setTried] = useState(false);
  const [id] = useState(newId);
  const metrics = useApi('GET /metrics', {});
  const put = useSend('POST /command/alert-rules', ['/command/alert-rules', '/command/alerts']);
  const trial = useSend('POST /command/alert-rules/dry-run');
  const [result, setResult] = useState<Parameters<typeof TrialResult>[0]['result'] | null>(null);
  const metric = metrics.data?.items.find(({ code }) => code === draft.metric);
  const ratio = metric?.kind === 'ratio';
  const document = documentOf(draft, calendarDate(useNow()));
  const reason = typed(draft.reason);
  const set = (patch: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const text = (field: TextField, max: number, more: object = {}) => (
    <TextInput
      label={field in labels ? t(labels[field as keyof typeof labels]) : t(field as 'raise')}
      maxLength={max}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      {...more}
    />
  );
  const tryOut = async () => {
    setTried(true);
    setResult(null);
    if (document !== null) {
      const answer = await trial.send({ body: { document } });
      setResult(answer.ok ? { ...answer.data, kind: document.kind, unit: metric?.unit ?? '' } : null);
    }
  };
  return (
    <FormDialog
      title={former === null ? t('newRule') : former[lang]}
      submit={t('save')}
      wide
      busy={put.busy}
      failure={put.failure}
      problem={tried && document === null ? t('fill') : null}
      onSubmit={async () => {
        setTried(true);
        if (
          document !== null &&
          reason !== undefined &&
          (await put.send({ body: { id, document, reason } })).ok
        ) {
          onClose(true);
        }
      }}
      onClose={() => onClose(false)}
    >
      {text('code', 60, { required: true, disabled: former !== null })}
      {text('vi', 200, { required: true })}
      {text('en', 200, { required: true })}
      <NativeSelect
        label={t('metric')}
        required
        value={draft.metric}
        onChange={(event) => set({ metric: event.currentTarget.value })}
        description={metric === undefined ? undefined : t(metric.kind)}
        data={[{ value: '', label: '–' }, ...metricOptions(metrics.data?.items ?? [], lang)]}
      />
      <NativeSelect
        label={t('kind')}
        value={draft.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as RuleDraft['kind'] })}
        data={labelOptions('alertKind', lang)}
      />
      <NativeSelect
        label={t('per')}
        value={draft.per}
        onChange={(event) => set({ per: event.currentTarget.value as RuleDraft['per'] })}
        data={labelOptions('alertReach', lang)}
      />
      <NativeSelect
        label={t('direction')}
        value={draft.direction}
        onChange={(event) => set({ direction: event.currentTarget.value as RuleDraft['direction'] })}
        data={labelOptions('alertDirection', lang)}
      />
      {text('hours', 4, { inputMode: 'numeric', description: t('hoursHint') })}
      {draft.kind === 'change' || ratio
        ? text('minimum', 9, {
            inputMode: 'numeric',
            required: ratio,
            ...(ratio ? { label: t('minimumRatio'), description: t('minimumHint') } : {}),
          })
        : null}
      {text('raise', 12, { inputMode: 'decimal', required: true })}
      {text('clear', 12, { inputMode: 'decimal', required: true })}
      <NativeSelect
        label={t('severity')}
        value={draft.severity}
        onChange={(event) => set({ severity: event.currentTarget.value as RuleDraft['severity'] })}
        data={labelOptions('alertSeverity', lang)}
      />
      {text('source', 300, { required: true })}
      <Textarea
        label={t('reason')}
        required
        autosize
        maxLength={1000}
        error={tried && reason === undefined ? t('fill') : undefined}
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <div className="row">
        <Button variant="default" loading={trial.busy} onClick={() => void tryOut()}>
          {t('trial')}
        </Button>
        <span className="muted small">{t('trialHint')}</span>
      </div>
      <FailureNotice failure={trial.failure} />
      {result === null ? null : <TrialResult result={result} />}
    </FormDialog>
  );
}

import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { JsonValue } from '../../../../lib/credentials/json.ts';
import type { GateRule } from '../../../../lib/gates/index.ts';
import { typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { fromLogic, type Guided, isComplete, rowFor, toLogic } from './guided.ts';
import { GuidedRows } from './GuidedRows.tsx';
import { parseJson } from './json.ts';
import { texts } from './texts.ts';

type RuleDialogProps = {
  /** Null for a new one. */
  readonly rule: GateRule | null;
  readonly onKeep: (rule: GateRule) => void;
  readonly onClose: () => void;
};
const FIRST: Guided = { rows: [rowFor('declaration.state')], unless: [] };
const pretty = (logic: JsonValue) => JSON.stringify(logic, null, 2);

/** One rule: its decision, its reason in both languages, and its condition row by row or as JSON. */
export function RuleDialog({ rule, onKeep, onClose }: RuleDialogProps) {
  const t = useTexts(texts);
  const [fields, setFields] = useState({
    id: rule?.id ?? '',
    decision: rule?.decision ?? ('ask-commander' as const),
    onMissing: rule?.onMissing ?? ('apply' as const),
    vi: rule?.vi ?? '',
    en: rule?.en ?? '',
  });
  const [guided, setGuided] = useState<Guided | null>(() => (rule === null ? FIRST : fromLogic(rule.when)));
  const [json, setJson] = useState(() => pretty(rule?.when ?? toLogic(FIRST)));
  const [tried, setTried] = useState(false);
  const set = (patch: Partial<GateRule>) => setFields((former) => ({ ...former, ...patch }) as typeof fields);
  const read = parseJson(json);
  const asRows = read.ok ? fromLogic(read.value) : null;
  const when =
    guided === null ? (read.ok ? read.value : undefined) : isComplete(guided) ? toLogic(guided) : undefined;
  const id = typed(fields.id);
  const vi = typed(fields.vi);
  const en = typed(fields.en);
  const submit = async () => {
    setTried(true);
    if (when !== undefined && id !== undefined && vi !== undefined && en !== undefined) {
      onKeep({ ...fields, id, vi, en, when });
    }
    await Promise.resolve();
  };
  const incomplete = [when, id, vi, en].includes(undefined);
  return (
    <FormDialog
      wide
      title={rule === null ? t('newRule') : t('editRule', { id: rule.id })}
      submit={t('keep')}
      busy={false}
      failure={null}
      problem={tried && incomplete ? t('ruleMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="three">
        <TextInput
          label={t('ruleId')}
          required
          maxLength={60}
          value={fields.id}
          onChange={(event) => set({ id: event.currentTarget.value })}
        />
        <CodeSelect
          kind="gateDecision"
          label={t('decision')}
          value={fields.decision}
          onChange={(decision) => set({ decision: decision ?? fields.decision })}
        />
        <NativeSelect
          label={t('onMissing')}
          value={fields.onMissing}
          onChange={(event) => set({ onMissing: event.currentTarget.value === 'skip' ? 'skip' : 'apply' })}
          data={(['apply', 'skip'] as const).map((code) => ({ value: code, label: t(code) }))}
        />
      </div>
      <div className="two">
        <TextInput
          label={t('reasonVi')}
          required
          maxLength={300}
          value={fields.vi}
          onChange={(event) => set({ vi: event.currentTarget.value })}
        />
        <TextInput
          label={t('reasonEn')}
          required
          maxLength={300}
          value={fields.en}
          onChange={(event) => set({ en: event.currentTarget.value })}
        />
      </div>
      <Segments
        label={t('how')}
        options={[
          ['guided', t('guided')],
          ['expert', t('expert')],
        ]}
        value={guided === null ? 'expert' : 'guided'}
        onChange={(next) => {
          if (next === 'expert' && guided !== null) {
            setJson(isComplete(guided) ? pretty(toLogic(guided)) : json);
            setGuided(null);
          } else if (next === 'guided' && asRows !== null) {
            setGuided(asRows);
          }
        }}
      />
      {guided === null ? (
        <>
          {read.ok && asRows === null ? <Notice>{t('notGuided')}</Notice> : null}
          <Textarea
            label={t('json')}
            autosize
            minRows={6}
            spellCheck={false}
            classNames={{ input: 'rule-json' }}
            value={json}
            error={read.ok ? null : t('badJson', { why: read.why })}
            onChange={(event) => setJson(event.currentTarget.value)}
          />
        </>
      ) : (
        <GuidedRows guided={guided} onChange={setGuided} />
      )}
    </FormDialog>
  );
}

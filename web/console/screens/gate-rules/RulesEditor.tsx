import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GateRule } from '../../../../lib/gates/index.ts';
import { findRuleFaults } from '../../../../lib/gates/rules.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { bodyOf, draftOf, ruleSetOf, type Version } from './draft.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { RulesTable } from './RulesTable.tsx';
import { SetFields } from './SetFields.tsx';
import { texts } from './texts.ts';
import { faultText } from './words.ts';

type RulesEditorProps = {
  readonly from: Version;
  /** The version that was saved; null: nothing was. */
  readonly onDone: (version: number | null) => void;
};

/** Writes the next version; what is wrong with it is said before it is sent. */
export function RulesEditor({ from, onDone }: RulesEditorProps) {
  const t = useTexts(texts);
  const [start] = useState(() => draftOf(from));
  const { value: draft, set, dirty } = useDraft(start);
  /** Position of the rule being edited; the length of the list is a new one. */
  const [opened, setOpened] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const save = useSend('POST /gates/rules', ['/gates/rules']);
  const faults = findRuleFaults(ruleSetOf(draft)).map(faultText);
  const problems = bodyOf(draft, '') === null ? [t('metaMissing'), ...faults] : faults;
  const submit = async () => {
    setTried(true);
    const body = bodyOf(draft, new Date().toISOString());
    if (problems.length > 0 || body === null) {
      return;
    }
    const result = await save.send({ body });
    if (result.ok) {
      onDone(result.data.version);
    }
  };
  const keep = (rule: GateRule) => {
    const rules = [...draft.rules];
    rules[opened ?? rules.length] = rule;
    set({ rules });
    setOpened(null);
  };
  return (
    <Panel title={t('editing', { n: from.version })}>
      <LeaveGuard dirty={dirty} />
      <SetFields draft={draft} set={set} />
      <div className="row spread">
        <h3>{t('rules', { n: draft.rules.length })}</h3>
        <Button variant="default" onClick={() => setOpened(draft.rules.length)}>
          {t('addRule')}
        </Button>
      </div>
      <RulesTable
        rules={draft.rules}
        onEdit={setOpened}
        onRemove={(index) => set({ rules: draft.rules.filter((_, at) => at !== index) })}
      />
      {tried && problems.length > 0 ? (
        <Notice tone="warning" alert title={t('faults', { n: problems.length })}>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <FailureNotice failure={save.failure} typing />
      <div className="row">
        <Button loading={save.busy} onClick={() => void submit()}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={() => onDone(null)}>
          {t('discard')}
        </Button>
      </div>
      {opened === null ? null : (
        <RuleDialog rule={draft.rules[opened] ?? null} onKeep={keep} onClose={() => setOpened(null)} />
      )}
    </Panel>
  );
}

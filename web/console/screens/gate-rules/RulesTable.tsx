import { Button } from '@mantine/core';
import type { GateRule } from '../../../../lib/gates/index.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { common } from '../../kit/texts.ts';
import { DecisionTag } from '../gates/DecisionTag.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { texts } from './texts.ts';
import { conditionText } from './words.ts';

type RulesTableProps = {
  readonly rules: readonly GateRule[];
  readonly onEdit?: (index: number) => void;
  readonly onRemove?: (index: number) => void;
};

/** Rules in words; with what changes them while a version is written. */
export function RulesTable({ rules, onEdit, onRemove }: RulesTableProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const acts: Column<GateRule> = {
    id: 'act',
    title: t('acts'),
    render: (rule) => (
      <span className="row">
        <Button variant="default" size="compact-sm" onClick={() => onEdit?.(rules.indexOf(rule))}>
          {words('edit')}
          <span className="hidden"> {rule.id}</span>
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => onRemove?.(rules.indexOf(rule))}>
          {t('remove')}
          <span className="hidden"> {rule.id}</span>
        </Button>
      </span>
    ),
  };
  return (
    <DataList
      label={t('rules', { n: rules.length })}
      list={fixedList(rules)}
      columns={[
        { id: 'id', title: t('rule'), className: 'reach', render: (rule) => <strong>{rule.id}</strong> },
        { id: 'decision', title: t('decision'), render: (rule) => <DecisionTag code={rule.decision} /> },
        {
          id: 'when',
          title: t('condition'),
          className: 'wrap',
          render: (rule) =>
            conditionText(rule.when, lang) ?? <code className="rule-json">{JSON.stringify(rule.when)}</code>,
        },
        {
          id: 'reason',
          title: t('reason'),
          className: 'wrap',
          render: (rule) => (
            <>
              {rule[lang]}
              <span className="muted small block">{lang === 'vi' ? rule.en : rule.vi}</span>
            </>
          ),
        },
        { id: 'missing', title: t('onMissing'), className: 'reach', render: (rule) => t(rule.onMissing) },
        ...(onEdit === undefined ? [] : [acts]),
      ]}
      rowKey={(rule) => `${rule.id} ${rules.indexOf(rule)}`}
      rowName={(rule) => rule.id}
      empty={{ title: t('faultNoRules') }}
    />
  );
}

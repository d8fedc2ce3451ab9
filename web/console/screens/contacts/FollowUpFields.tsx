import { NativeSelect, TextInput } from '@mantine/core';
import type { LabelCode } from '../../../../contract/labels.ts';
import type { DataOf } from '../../kit/api.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { bulkTexts } from './bulk-texts.ts';

export type FollowUp = {
  readonly relation: LabelCode<'relation'> | null;
  readonly officeId: string | null;
  readonly officer: string | null;
};

type FollowUpFieldsProps = {
  readonly value: FollowUp;
  readonly onChange: (patch: Partial<FollowUp>) => void;
  /** What an empty choice says. */
  readonly empty: string;
  readonly offices: readonly Pick<DataOf<'GET /organisations'>['items'][number], 'id' | 'name'>[];
};

/** Relation to the case, and the office and officer who follow up. */
export function FollowUpFields({ value, onChange, empty, offices }: FollowUpFieldsProps) {
  const t = useTexts(bulkTexts);
  return (
    <>
      <CodeSelect
        kind="relation"
        label={t('relation')}
        empty={empty}
        value={value.relation}
        onChange={(relation) => onChange({ relation })}
      />
      <NativeSelect
        label={t('office')}
        value={value.officeId ?? ''}
        onChange={(event) => onChange({ officeId: event.currentTarget.value || null })}
        data={[{ value: '', label: empty }, ...offices.map((one) => ({ value: one.id, label: one.name }))]}
      />
      <TextInput
        label={t('officer')}
        maxLength={120}
        value={value.officer ?? ''}
        onChange={(event) => onChange({ officer: event.currentTarget.value })}
      />
    </>
  );
}

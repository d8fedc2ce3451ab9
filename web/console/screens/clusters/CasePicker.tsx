import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { type Option, Picker } from '../../kit/pick/Picker.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { texts } from './texts.ts';

type CasePickerProps = {
  readonly label: string;
  readonly value: Option | null;
  readonly onPick: (one: Option | null) => void;
};

/** Picks a case by number or name. */
export function CasePicker({ label, value, onPick }: CasePickerProps) {
  const t = useTexts(texts);
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const found = useApi('GET /cases', { query: { q, limit: 12 } }, { enabled: q.length >= 2, keep: true });
  const options = (q.length >= 2 ? (found.data?.items ?? []) : []).map((row) => ({
    id: row.id,
    label: row.label,
    note: row.person.fullName,
  }));
  return (
    <Picker
      label={label}
      placeholder={t('caseHint')}
      value={value}
      onPick={onPick}
      search={search}
      onSearch={setSearch}
      options={options}
      searching={found.isFetching}
    />
  );
}

import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { type Option, Picker } from '../../kit/pick/Picker.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { texts } from './texts.ts';

type SourcePickerProps = {
  readonly value: Option | null;
  readonly onPick: (source: Option | null) => void;
};

/** Picks the case that infected this one. */
export function SourcePicker({ value, onPick }: SourcePickerProps) {
  const t = useTexts(texts);
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const found = useApi('GET /cases', { query: { q, limit: 12 } }, { enabled: q.length >= 2, keep: true });
  const unnamed = value !== null && value.label === '';
  const chosen = useApi('GET /cases/{id}', { params: { id: value?.id ?? '' } }, { enabled: unnamed });
  const named = unnamed ? { id: value.id, label: chosen.data?.label ?? '…' } : value;
  const options = (q.length >= 2 ? (found.data?.items ?? []) : []).map((row) => ({
    id: row.id,
    label: row.label,
    note: row.person.fullName,
  }));
  return (
    <Picker
      label={t('sourceCaseId')}
      placeholder={t('sourceHint')}
      value={named}
      onPick={onPick}
      search={search}
      onSearch={setSearch}
      options={options}
      searching={found.isFetching}
      failure={found.error}
    />
  );
}

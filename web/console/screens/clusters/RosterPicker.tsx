import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { type Option, Picker } from '../../kit/pick/Picker.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { texts } from './texts.ts';

type RosterPickerProps = {
  readonly value: Option | null;
  readonly onPick: (one: Option | null) => void;
};

/** Picks a roster by name. */
export function RosterPicker({ value, onPick }: RosterPickerProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const found = useApi('GET /rosters', { query: { q, limit: 12 } }, { enabled: q.length >= 2, keep: true });
  const options = (q.length >= 2 ? (found.data?.items ?? []) : []).map((row) => ({
    id: row.id,
    label: row.name,
    note: [label('rosterKind', row.kind), row.placeName ?? row.areaName ?? '', formatInstant(row.from)].join(
      ' · ',
    ),
  }));
  return (
    <Picker
      label={t('roster')}
      placeholder={t('rosterHint')}
      value={value}
      onPick={onPick}
      search={search}
      onSearch={setSearch}
      options={options}
      searching={found.isFetching}
      failure={found.error}
    />
  );
}

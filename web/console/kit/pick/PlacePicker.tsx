import { useState } from 'react';
import type { DataOf } from '../api.ts';
import { useTexts } from '../i18n.ts';
import { useApi } from '../useApi.ts';
import { useDebounced } from '../useDebounced.ts';
import { type Option, Picker } from './Picker.tsx';
import { texts } from './texts.ts';

type PlacePickerProps = {
  readonly label: string;
  readonly value: Option | null;
  readonly onPick: (place: Option | null) => void;
  readonly kind?: DataOf<'GET /places/{id}'>['kind'] | undefined;
  readonly hint?: string;
};

/** Picks a registered place by name. */
export function PlacePicker({ label, value, onPick, kind, hint }: PlacePickerProps) {
  const t = useTexts(texts);
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const found = useApi(
    'GET /places',
    { query: { q, kind, limit: 12 } },
    { enabled: q.length >= 2, keep: true },
  );
  const options = (q.length >= 2 ? (found.data?.items ?? []) : []).map((place) => ({
    id: place.id,
    label: place.name,
    note: [place.code, place.areaName].join(' · '),
  }));
  return (
    <Picker
      label={label}
      placeholder={t('placeHint')}
      value={value}
      onPick={onPick}
      search={search}
      onSearch={setSearch}
      options={options}
      searching={found.isFetching}
      failure={found.error}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

import { type ReactNode, useState } from 'react';
import { label as codeLabel } from '../../../../contract/labels.ts';
import type { DataOf } from '../api.ts';
import { useLanguage, useTexts } from '../i18n.ts';
import { useApi } from '../useApi.ts';
import { useDebounced } from '../useDebounced.ts';
import { type Option, Picker } from './Picker.tsx';
import { texts } from './texts.ts';

type Area = DataOf<'GET /areas/{id}'>;

type AreaPickerProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onPick: (areaId: string | null, area: Area | null) => void;
  /** Day of the list of units: the lists before and after 1 July 2025 differ. */
  readonly at?: string;
  readonly kind?: Area['kind'];
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly hint?: string;
};

/** Picks an administrative unit by name, accents not needed. */
export function AreaPicker({ label, value, onPick, at, kind, ...rest }: AreaPickerProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const found = useApi(
    'GET /areas',
    { query: { q, at, kind, limit: 12 } },
    { enabled: q.length >= 2, keep: true },
  );
  const chosen = useApi('GET /areas/{id}', { params: { id: value ?? '' } }, { enabled: value !== null });
  const areas = q.length >= 2 ? (found.data?.items ?? []) : [];
  const asOption = (area: Area): Option => ({
    id: area.id,
    label: area.name,
    note: `${codeLabel('areaKind', area.kind, lang)} · ${area.code}`,
  });
  const current =
    value === null ? null : chosen.data === undefined ? { id: value, label: '…' } : asOption(chosen.data);
  return (
    <Picker
      label={label}
      placeholder={t('areaHint')}
      value={current}
      onPick={(option) => onPick(option?.id ?? null, areas.find((area) => area.id === option?.id) ?? null)}
      search={search}
      onSearch={setSearch}
      options={areas.map(asOption)}
      searching={found.isFetching}
      failure={found.error}
      {...rest}
    />
  );
}

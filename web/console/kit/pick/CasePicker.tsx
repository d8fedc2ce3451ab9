import { useState } from 'react';
import { formatCalendarDate } from '../../../shared/formats.ts';
import { defined } from '../defined.ts';
import { useTexts } from '../i18n.ts';
import { useApi } from '../useApi.ts';
import { useDebounced } from '../useDebounced.ts';
import { type Option, Picker } from './Picker.tsx';
import { texts } from './texts.ts';

type CasePickerProps = {
  readonly label: string;
  /** Only cases of this disease; of any by default. */
  readonly disease?: string;
  readonly value: Option | null;
  readonly onPick: (one: Option | null) => void;
};

/** Picks a case by its label, or the name or phone of the person. */
export function CasePicker({ label, disease, value, onPick }: CasePickerProps) {
  const t = useTexts(texts);
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const query = defined({ q, limit: 12, disease });
  const found = useApi('GET /cases', { query }, { enabled: q.length >= 2, keep: true });
  const cases = q.length >= 2 ? (found.data?.items ?? []) : [];
  return (
    <Picker
      label={label}
      placeholder={t('caseHint')}
      value={value}
      onPick={onPick}
      search={search}
      onSearch={setSearch}
      options={cases.map((one) => ({
        id: one.id,
        label: `${one.label} · ${one.person.fullName}`,
        note: [formatCalendarDate(one.reportDate), one.areaName ?? ''].filter(Boolean).join(' · '),
      }))}
      searching={found.isFetching}
      failure={found.error}
    />
  );
}

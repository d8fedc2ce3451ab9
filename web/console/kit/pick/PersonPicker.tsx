import { type ReactNode, useState } from 'react';
import { formatCalendarDate } from '../../../shared/formats.ts';
import type { DataOf } from '../api.ts';
import { useTexts } from '../i18n.ts';
import { useApi } from '../useApi.ts';
import { useDebounced } from '../useDebounced.ts';
import { type Option, Picker } from './Picker.tsx';
import { texts } from './texts.ts';

type Person = DataOf<'GET /people'>['items'][number];

type PersonPickerProps = {
  readonly label: string;
  readonly value: Option | null;
  readonly onPick: (person: Option | null) => void;
  readonly required?: boolean;
  readonly error?: ReactNode;
};

/** Birth, phone and area of a person, on one line: what tells namesakes apart. */
export function personNote(person: Person, bornIn: (year: number) => string): string {
  const birth = person.birthDate === null ? person.birthYear : null;
  return [
    person.birthDate === null ? '' : formatCalendarDate(person.birthDate),
    birth === null ? '' : bornIn(birth),
    person.phone ?? '',
    person.areaName ?? '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Picks a person by name, phone, citizen card or card code. */
export function PersonPicker({ label, value, onPick, ...rest }: PersonPickerProps) {
  const t = useTexts(texts);
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const found = useApi('GET /people', { query: { q, limit: 12 } }, { enabled: q.length >= 2, keep: true });
  const options = (q.length >= 2 ? (found.data?.items ?? []) : []).map((person) => ({
    id: person.id,
    label: person.fullName,
    note: personNote(person, (year) => t('bornIn', { year })),
  }));
  return (
    <Picker
      label={label}
      placeholder={t('personHint')}
      value={value}
      onPick={onPick}
      search={search}
      onSearch={setSearch}
      options={options}
      searching={found.isFetching}
      failure={found.error}
      {...rest}
    />
  );
}

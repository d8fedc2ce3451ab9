import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type OfficeSelectProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null, name: string) => void;
  readonly required?: boolean;
};

/** Chooses an office of the own areas. */
export function OfficeSelect({ label, value, onChange, required = false }: OfficeSelectProps) {
  const t = useTexts(texts);
  const offices = useApi('GET /organisations', { query: { limit: 500 } });
  const items = offices.data?.items ?? [];
  return (
    <NativeSelect
      label={label}
      required={required}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = items.find(({ id }) => id === event.currentTarget.value);
        onChange(chosen?.id ?? null, chosen?.name ?? '');
      }}
      data={[
        { value: '', label: t('chooseOffice') },
        ...items.map(({ id, name, areaName }) => ({ value: id, label: `${name} (${areaName})` })),
      ]}
    />
  );
}

import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useCommune } from '../community/useCommune.ts';
import { texts } from './texts.ts';

type UnitSelectProps = {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** The commune itself may be chosen, too. */
  readonly whole?: boolean;
  /** Only units of this commune. */
  readonly communeId?: string | null;
};

/** A commune, then one of its units below. */
export function UnitSelect({ value, onChange, whole = false, communeId: fixed }: UnitSelectProps) {
  const t = useTexts(texts);
  const [picked, pick] = useCommune();
  const communeId = fixed ?? picked;
  const units = useApi(
    'GET /areas',
    { query: { parentId: communeId ?? '', limit: 200 } },
    { enabled: communeId !== null },
  );
  const options = (units.data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <>
      {fixed === undefined ? (
        <AreaPicker
          label={t('commune')}
          kind="commune"
          required
          value={communeId}
          onPick={(area) => {
            pick(area);
            onChange(null);
          }}
        />
      ) : null}
      <NativeSelect
        label={t(whole ? 'unitOrCommune' : 'toUnit')}
        value={value ?? ''}
        disabled={communeId === null}
        data={[
          { value: '', label: '–' },
          ...(whole && communeId !== null ? [{ value: communeId, label: t('commune') }] : []),
          ...options,
        ]}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
    </>
  );
}

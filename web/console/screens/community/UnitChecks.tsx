import { Checkbox } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type UnitChecksProps = {
  readonly communeId: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
};

/** The units below a commune, to be ticked. */
export function UnitChecks({ communeId, value, onChange }: UnitChecksProps) {
  const t = useTexts(texts);
  const units = useApi('GET /areas', { query: { parentId: communeId, limit: 200 } });
  const items = units.data?.items ?? [];
  return (
    <Checkbox.Group label={t('units')} value={[...value]} onChange={onChange}>
      <FailureNotice failure={units.error} retry={() => void units.refetch()} />
      {units.data !== undefined && items.length === 0 ? <p className="muted">{t('unitsNone')}</p> : null}
      <div className="stack">
        {items.map((unit) => (
          <Checkbox key={unit.id} value={unit.id} label={unit.name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

import { NativeSelect } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type WorkKind = DataOf<'GET /worklist'>['items'][number]['kind'];

type OfficerSelectProps = {
  readonly label: string;
  /** Text of the choice of nobody. */
  readonly nobody: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly except?: string | null;
  /** Kinds of work that the officer must be able to do. */
  readonly kinds?: readonly WorkKind[];
};

/** Chooses an officer of the own areas; says how much each has to do and who is away. */
export function OfficerSelect({
  label,
  nobody,
  value,
  onChange,
  except = null,
  kinds = [],
}: OfficerSelectProps) {
  const t = useTexts(texts);
  const officers = useApi('GET /worklist/officers', {});
  const items = (officers.data?.items ?? []).filter(
    (one) => one.id !== except && kinds.every((kind) => one.kinds.includes(kind)),
  );
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChange(chosen === '' ? null : chosen);
      }}
      data={[
        { value: '', label: nobody },
        ...items.map((one) => ({
          value: one.id,
          label: [
            one.name,
            t('load', { n: formatNumber(one.due) }),
            ...(one.awayUntil === null ? [] : [t('isAway')]),
          ].join(' · '),
        })),
      ]}
    />
  );
}

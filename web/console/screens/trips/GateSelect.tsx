import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type GateSelectProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
};

/** The border gate that the address names; all of them unless one is chosen. */
export function GateSelect({ url, change }: GateSelectProps) {
  const t = useTexts(texts);
  const gates = useApi('GET /border/gates', {});
  return (
    <NativeSelect
      label={t('gate')}
      value={url['gate'] ?? ''}
      data={[
        { value: '', label: t('anyGate') },
        ...(gates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => change({ gate: event.currentTarget.value || undefined })}
    />
  );
}

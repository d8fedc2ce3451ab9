import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { texts } from './texts.ts';

type LevelFilterProps = { readonly url: UrlValues; readonly change: (patch: UrlValues) => void };

/** Contacts of one level; the level is computed from the graph, never stored as truth. */
export function LevelFilter({ url, change }: LevelFilterProps) {
  const t = useTexts(texts);
  return (
    <NativeSelect
      label={t('level')}
      value={url['level'] ?? ''}
      data={[
        { value: '', label: t('anyLevel') },
        { value: 'F1', label: 'F1' },
        { value: 'F2', label: 'F2' },
      ]}
      onChange={(event) => change({ level: event.currentTarget.value })}
    />
  );
}

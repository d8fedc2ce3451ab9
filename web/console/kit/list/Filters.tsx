import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import type { UrlValues } from './useUrlState.ts';

type FiltersProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  /** Names of the filters in the address. */
  readonly names: readonly string[];
  readonly children: ReactNode;
};

/** The filters of a list, side by side, and one button that clears them. */
export function Filters({ url, change, names, children }: FiltersProps) {
  const t = useTexts(common);
  const used = names.some((name) => url[name] !== undefined);
  return (
    <search className="filters">
      {children}
      {used ? (
        <Button
          variant="subtle"
          onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {t('clearFilters')}
        </Button>
      ) : null}
    </search>
  );
}

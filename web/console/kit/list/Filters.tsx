import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import type { UrlValues } from './useUrlState.ts';
import { FilterBar } from './FilterBar.tsx';

type FiltersProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  /** Names of the filters in the address. */
  readonly names: readonly string[];
  readonly children: ReactNode;
};

/** The filters of a list, side by side, and one button that clears them; on a phone all but the first are folded. */
export function Filters({ url, change, names, children }: FiltersProps) {
  const t = useTexts(common);
  const [folded, setFolded] = useState(true);
  const used = names.filter((name) => url[name] !== undefined).length;
  return (
    <FilterBar folded={folded}>
      {children}
      <Button
        className="filters-toggle"
        variant="default"
        aria-expanded={!folded}
        onClick={() => setFolded((former) => !former)}
      >
        {used === 0 ? t('filters') : t('filtersUsed', { n: used })}
      </Button>
      {used > 0 ? (
        <Button
          variant="subtle"
          onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {t('clearFilters')}
        </Button>
      ) : null}
    </FilterBar>
  );
}

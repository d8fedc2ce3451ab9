import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { texts } from './texts.ts';

type SearchProps = {
  readonly value: string | undefined;
  readonly onChange: (text: string | undefined) => void;
  /** Nodes found. */
  readonly found: readonly number[];
  readonly focused: number | null;
  readonly onFocus: (index: number) => void;
};

/** Finds cases by number, and by name where the screen can; the button goes from one to the next. */
export function Search({ value, onChange, found, focused, onFocus }: SearchProps) {
  const t = useTexts(texts);
  const at = focused === null ? -1 : found.indexOf(focused);
  return (
    <div className="row end">
      <SearchBox label={t('search')} value={value} onChange={onChange} />
      {value === undefined ? null : (
        <>
          <Button
            variant="default"
            disabled={found.length === 0}
            onClick={() => onFocus(found[(at + 1) % found.length]!)}
          >
            {t('nextFound')}
          </Button>
          <output>
            {at === -1 ? t('foundN', { n: found.length }) : t('foundAt', { at: at + 1, n: found.length })}
          </output>
        </>
      )}
    </div>
  );
}

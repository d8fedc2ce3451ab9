import { type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTexts } from '../i18n.ts';
import { filterWords } from './filterWords.ts';
import { texts } from './texts.ts';
import { usePrinting } from './usePrinting.ts';

/** What a list was filtered by, in words: on paper nobody sees its fields. */
export function PrintedFilters({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  const t = useTexts(texts);
  const [words, setWords] = useState<readonly string[]>([]);
  usePrinting(() => {
    const found = of.current === null ? [] : filterWords(of.current);
    flushSync(() => setWords(found));
  });
  return words.length === 0 ? null : (
    <p className="print-only">{t('filters', { words: words.join(' · ') })}</p>
  );
}

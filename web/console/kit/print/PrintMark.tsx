import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatInstant } from '../../../shared/formats.ts';
import { useTexts } from '../i18n.ts';
import { footSheet } from './foot.ts';
import { texts } from './texts.ts';
import { usePrinting } from './usePrinting.ts';

type PrintMarkProps = { readonly name: string; readonly dataset: string };

/** Who printed a screen and when: personal data on paper tell where they came from. At the foot of every page, beside its number. */
export function PrintMark({ name, dataset }: PrintMarkProps) {
  const t = useTexts(texts);
  const sheet = useRef<CSSStyleSheet | null>(null);
  const [mark, setMark] = useState('');
  useEffect(() => {
    const own = new CSSStyleSheet();
    sheet.current = own;
    document.adoptedStyleSheets.push(own);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== own);
    };
  }, []);
  const unreal = dataset === 'live' ? null : t(dataset === 'demo' ? 'simulated' : 'study');
  usePrinting(() => {
    const now = t('printed', { name, time: formatInstant(Date.now()) });
    sheet.current?.replaceSync(footSheet(`${now} · ${t('careful')}`, t('page'), unreal));
    flushSync(() => setMark(now));
  });
  // Browsers without boxes in the margin of a page show it once, above the title.
  return 'CSSMarginRule' in globalThis ? null : <p className="print-only">{mark}</p>;
}

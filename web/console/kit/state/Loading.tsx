import { Skeleton } from '@mantine/core';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';

/** Grey lines where an answer will stand, with the word for readers of the screen. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const t = useTexts(common);
  return (
    <div className="stack" aria-busy="true" aria-live="polite">
      <span className="hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={20} width={index === lines - 1 ? '60%' : '100%'} />
      ))}
    </div>
  );
}

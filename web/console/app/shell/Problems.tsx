import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { Empty } from '../../kit/state/Empty.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

/** An address without a screen. */
export function NotFound() {
  const t = useTexts(texts);
  return (
    <div className="page">
      <Empty title={t('notFound')} hint={t('notFoundHint')} />
    </div>
  );
}

/** A screen that threw: the rest of the console goes on. */
export function Crashed({ reset }: { readonly reset: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  return (
    <div className="page">
      <Notice
        tone="bad"
        alert
        title={t('crashed')}
        actions={<Button onClick={reset}>{words('retry')}</Button>}
      >
        {t('crashedHint')}
      </Notice>
    </div>
  );
}

import { Button } from '@mantine/core';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

/** The server prints so many posters at once. */
const MOST = 500;

/** Posters of the ticked places, A4 or A5. */
export function Posters({ selection }: { readonly selection: Selection }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const n = selection.keys.size;
  if (n === 0) {
    return null;
  }
  const ids = [...selection.keys].join(',');
  const url = (size: 'A4' | 'A5') => fileUrl('GET /places/posters.pdf', { query: { ids, size } });
  return (
    <div className="row selection-bar">
      <strong>{words('selected', { n })}</strong>
      <FileButton url={url('A4')} accept="application/pdf" name="posters-a4.pdf" disabled={n > MOST}>
        {t('postersA4', { n })}
      </FileButton>
      <FileButton url={url('A5')} accept="application/pdf" name="posters-a5.pdf" disabled={n > MOST}>
        {t('postersA5', { n })}
      </FileButton>
      <Button variant="subtle" onClick={selection.clear}>
        {words('clearSelection')}
      </Button>
      {n > MOST ? <Notice tone="warning">{t('tooMany')}</Notice> : null}
    </div>
  );
}

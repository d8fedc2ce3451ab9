import { useState } from 'preact/hooks';
import { api } from '../data/api.ts';
import { t } from './texts.ts';

/** Share the address of what is shown, print it, take the open data. */
export function Tools() {
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const url = location.href;
    if (navigator.share !== undefined) {
      // Closing the share sheet rejects; nothing is wrong then.
      await navigator.share({ title: document.title, url }).catch(() => undefined);
      return;
    }
    await navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => prompt(t('share'), url),
    );
  };
  return (
    <div class="row no-print">
      <button type="button" onClick={() => void share()}>
        {t('share')}
      </button>
      <button type="button" onClick={() => print()}>
        {t('print')}
      </button>
      <a class="button quiet" href={api.fileUrl('GET /public/figures.csv')} download>
        {t('csv')}
      </a>
      <a class="button quiet" href="/so-lieu">
        {t('openData')}
      </a>
      <a class="button quiet" href="/ban-do">
        {t('plainMap')}
      </a>
      <output>{copied && t('shared')}</output>
    </div>
  );
}

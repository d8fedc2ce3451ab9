import { setLanguage } from '../../shared/texts.ts';
import { online } from '../data/api.ts';
import { info } from '../data/info.ts';
import { flush, sending, waiting } from '../data/outbox.ts';
import { lang } from './language.ts';
import { path } from './router.ts';
import { t } from './texts.ts';

function Queue() {
  const refused = waiting.value.filter(({ refusal }) => refusal !== null).length;
  const queued = waiting.value.length - refused;
  if (online.value && waiting.value.length === 0) {
    return null;
  }
  return (
    <div class="queue">
      {!online.value && <span>{t('offline')} </span>}
      {queued > 0 && <strong>{sending.value ? t('sending') : t('waiting', { n: queued })} </strong>}
      {refused > 0 && <a href="/ma-cua-toi">{t('refused', { n: refused })}</a>}
      {queued > 0 && online.value && !sending.value && (
        <button type="button" class="small" onClick={() => void flush()}>
          {t('sendNow')}
        </button>
      )}
    </div>
  );
}

/** Name, language switch, state of the network and of the queue, and the sign of simulated data. */
export function Header() {
  const other = lang.value === 'vi' ? 'en' : 'vi';
  return (
    <header class="top">
      {info.value.value?.simulated && (
        <p class="demo">
          <strong>{t('demo')}</strong> <span>{t('demoMore')}</span>
        </p>
      )}
      <div class="bar">
        {path.value === '/' ? (
          <span class="brand">{t('name')}</span>
        ) : (
          <a class="brand" href="/">
            <span aria-hidden="true">‹</span>
            {t('home')}
          </a>
        )}
        <button type="button" class="language" lang={other} onClick={() => setLanguage(other)}>
          {t('other')}
        </button>
      </div>
      <output>
        <Queue />
      </output>
    </header>
  );
}

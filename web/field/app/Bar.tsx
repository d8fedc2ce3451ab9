import { setLanguage } from '../../shared/texts.ts';
import { flush, refused, sending, waiting } from '../data/queue.ts';
import { isTeam, online, session } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { lang } from './language.ts';
import { nextTheme, theme } from './theme.ts';
import { t } from './texts.ts';
import { go } from './view.ts';

/** The bar on top: post, network, what waits; theme and language. */
export function Bar() {
  const other = lang.value === 'vi' ? 'en' : 'vi';
  // What another member of a team recorded on this phone waits for them, and is said below the list.
  const n = waiting.value.filter(({ owner }) => !isTeam.value || owner.id === session.value?.user.id).length;
  return (
    <header class="bar">
      <span class="brand">
        {isTeam.value
          ? `Vùng Xanh · ${t('brandTeam')}`
          : (shift.value?.postName ?? `Vùng Xanh · ${t('brand')}`)}
      </span>
      <button
        type="button"
        class={`queue ${online.value ? '' : 'off'}`}
        onClick={() => (isTeam.value ? void flush() : go('so-ca'))}
      >
        <span>
          <span aria-hidden="true">{online.value ? '●' : '○'}</span>{' '}
          {online.value ? t('online') : t('offline')}
          {sending.value && <span aria-hidden="true"> ↑</span>}
        </span>
        <strong data-testid="queue">{n === 0 ? t('allSent') : t('waiting', { n })}</strong>
        {refused.value.length > 0 && (
          <strong class="flag">⚠ {t('refused', { n: refused.value.length })}</strong>
        )}
      </button>
      <button type="button" class="tool" onClick={nextTheme}>
        <span class="unseen">{t('theme', { name: t(theme.value) })}</span>
        <span aria-hidden="true">{theme.value === 'day' ? '◐' : theme.value === 'sun' ? '☀' : '☾'}</span>
      </button>
      <button type="button" class="tool" lang={other} onClick={() => setLanguage(other)}>
        <span class="unseen">{t('otherLong')}</span>
        <span aria-hidden="true">{t('other')}</span>
      </button>
    </header>
  );
}

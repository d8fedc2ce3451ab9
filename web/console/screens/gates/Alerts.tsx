import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { showPlate } from './plate.ts';
import { texts } from './texts.ts';

const HOURS = 12;
const EVERY_MS = 15_000;

/** Who was turned back at neighbouring posts: plate or name and the reason, no diagnosis. */
export function Alerts({ postId }: { readonly postId: string }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const alerts = useApi(
    'GET /gates/alerts',
    { query: { post: postId, hours: HOURS } },
    { everyMs: EVERY_MS },
  );
  return (
    <section className="stack" aria-label={t('alerts')}>
      <h3>{t('alerts')}</h3>
      <p className="muted small">{t('alertsHint')}</p>
      <Await query={alerts} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p aria-live="polite">{t('noAlerts')}</p>
          ) : (
            <ul className="plain" aria-live="polite">
              {items.map((alert) => (
                <li key={alert.id}>
                  <strong>{alert.plate === null ? (alert.name ?? '–') : showPlate(alert.plate)}</strong> ·{' '}
                  {showInstant(alert.at)} · {alert.postName} · {alert[lang]}
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </section>
  );
}

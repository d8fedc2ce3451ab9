import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { useApi } from '../../kit/useApi.ts';
import { LastReport } from './LastReport.tsx';
import { texts } from './texts.ts';

/** What the schedules bring: the last report of each with its state, and when the next one comes. Nothing without one. */
export function ScheduleLines() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const templates = useApi('GET /report-templates', {});
  const schedules = useApi('GET /report-schedules', {}, { everyMs: 60_000 });
  const running = (schedules.data?.items ?? []).filter((one) => one.enabled);
  if (running.length === 0) {
    return null;
  }
  return (
    <Panel title={t('bySchedules')}>
      <ul className="plain stack">
        {running.map((one) => (
          <li key={one.id}>
            <strong>
              {templates.data?.items.find(({ code }) => code === one.template)?.[lang] ?? one.template}
            </strong>{' '}
            <span className="muted">{one.officeName}</span>
            <div className="row">
              <span>
                <LastReport last={one.last} />
              </span>
              <span className="muted small">{t('nextAt', { at: showInstant(one.nextSlot) })}</span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { Link } from '@tanstack/react-router';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

const MOST = 5;
const EVERY_MS = 30_000;

/**
 * Trips whose code was misused, as long as nobody said what came of it: to one border gate, or to all of the own area.
 * Nothing where there are none.
 */
export function CodeMisuse({ postId }: { readonly postId: string | undefined }) {
  const t = useTexts(texts);
  const name = useLabel();
  const tasks = useApi(
    'GET /border/tasks',
    { query: { gate: postId, reason: 'misuse', state: 'open', limit: MOST } },
    { everyMs: EVERY_MS },
  );
  const items = tasks.data?.items ?? [];
  const more = (tasks.data?.total ?? 0) - items.length;
  return (
    <div aria-live="polite">
      {items.length === 0 ? null : (
        <Panel title={t('misuse')}>
          <ul className="plain">
            {items.map((task) => (
              <li key={task.id}>
                <Link to="/trips/$id" params={{ id: task.tripId }}>
                  {task.plate ?? task.shortCode ?? '•••'}
                </Link>{' '}
                · {task.misuse === null ? '' : name('tripMisuse', task.misuse)} ·{' '}
                {[task.placeName, showInstant(task.at)].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
          {more > 0 ? (
            <Link to="/trips" search={{ tab: 'tasks', reason: 'misuse', gate: postId }}>
              {t('misuseMore', { n: more })}
            </Link>
          ) : null}
        </Panel>
      )}
    </div>
  );
}

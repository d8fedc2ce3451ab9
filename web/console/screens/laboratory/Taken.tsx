import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

export type TakenTube = { readonly id: string; readonly code: string; readonly names: readonly string[] };

/** The tubes of this session, newest first: what goes into the rack. */
export function Taken({ tubes }: { readonly tubes: readonly TakenTube[] }) {
  const t = useTexts(texts);
  const [last] = tubes;
  return (
    <Panel title={t('taken')}>
      {last === undefined ? (
        <p className="muted">{t('nothingTaken')}</p>
      ) : (
        <Notice tone="good">{t('savedTube', { code: last.code })}</Notice>
      )}
      <ol className="plain">
        {tubes.map((tube) => (
          <li key={tube.id}>
            <Link to="/laboratory/$id" params={{ id: tube.id }}>
              {tube.code}
            </Link>{' '}
            <span className="muted">{tube.names.join(', ')}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

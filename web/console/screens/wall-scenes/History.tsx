import { Button } from '@mantine/core';
import type { SceneSetting } from '../../../../contract/command-wall.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { texts } from './texts.ts';
import type { Layout } from './types.ts';

type HistoryProps = {
  readonly layout: Layout;
  readonly onTake: (scenes: readonly SceneSetting[]) => void;
};

/** Every version with who set it and why; a former one is taken into the form, not into force. */
export function History({ layout, onTake }: HistoryProps) {
  const t = useTexts(texts);
  return (
    <Panel title={t('history')}>
      {layout.history.length === 0 ? (
        <p className="muted">{t('noHistory')}</p>
      ) : (
        <ul className="stack">
          {layout.history.map((row) => (
            <li key={row.version} className="row">
              <span>
                <strong>{t('version', { n: row.version })}</strong>
                {row.shipped ? ` (${t('byDefault')})` : ''} · {showInstant(row.at)} · {row.by}: {row.reason}
              </span>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => onTake(row.scenes ?? layout.byDefault)}
              >
                {t('use')}
                <span className="hidden"> {t('version', { n: row.version })}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

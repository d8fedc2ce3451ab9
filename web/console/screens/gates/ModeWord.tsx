import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import type { BoardPost } from './board.ts';
import { texts } from './texts.ts';

/** How a post works now, and since when and why if not everybody is looked at. */
export function ModeWord({ mode }: { readonly mode: BoardPost['mode'] }) {
  const t = useTexts(texts);
  const name = useLabel();
  const reduced = mode.mode !== 'all';
  return (
    <>
      <Tag tone={reduced ? 'warning' : 'good'}>{name('gateMode', mode.mode)}</Tag>
      {reduced ? (
        <span className="muted small block">
          {[
            mode.oneIn === null ? null : t('oneIn', { n: mode.oneIn }),
            mode.reason,
            mode.since === null ? null : t('since', { at: showInstant(mode.since) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      ) : null}
    </>
  );
}

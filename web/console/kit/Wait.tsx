import { Button } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useId, useState } from 'react';
import { formatNumber } from '../../shared/formats.ts';
import { useTexts } from './i18n.ts';
import { common } from './texts.ts';
import { folds, mostUrgent, type Waiting, type WaitTone } from './waits.ts';

const marks = { info: 'i', warning: '!', bad: '✕' } as const;

type Lines = readonly Waiting[];
/** How a line says to those around it that it is there. */
const LinesContext = createContext<((change: (former: Lines) => Lines) => void) | null>(null);
/** The one line that stays open while the others are folded; null: all are open. */
const OpenContext = createContext<string | null>(null);

/**
 * What waits, a line each, side by side; nothing where nothing does. On a phone or a tablet held upright three and more are folded into one line with
 * their number, and the most urgent below it.
 */
export function Waits({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const t = useTexts(common);
  const list = useId();
  const [waits, setWaits] = useState<readonly Waiting[]>([]);
  const [unfolded, setUnfolded] = useState(false);
  const isFolded = !unfolded && folds(waits);
  const open = isFolded ? mostUrgent(waits) : null;
  return (
    <LinesContext value={setWaits}>
      {folds(waits) ? (
        <Button
          className="waits-toggle"
          variant="default"
          aria-expanded={unfolded}
          aria-controls={list}
          onClick={() => setUnfolded((former) => !former)}
        >
          {t(unfolded ? 'waitsFold' : 'waitsUnfold', { label, n: formatNumber(waits.length) })}
        </Button>
      ) : null}
      <ul id={list} className="plain waits" aria-label={label}>
        <OpenContext value={open}>{children}</OpenContext>
      </ul>
    </LinesContext>
  );
}

/** Says that a line is there; answers its class, which tells whether it is folded away. */
function useLine(tone: WaitTone): string {
  const id = useId();
  const setLines = useContext(LinesContext);
  const open = useContext(OpenContext);
  useEffect(() => {
    setLines?.((former) => [...former, { id, tone }]);
    return () => setLines?.((former) => former.filter((one) => one.id !== id));
  }, [id, tone, setLines]);
  return open === null || open === id ? 'wait' : 'wait folded';
}

type WaitProps = { readonly tone: WaitTone; readonly children: ReactNode };

/** Something that waits, in one line: a link to where it is done. */
export function Wait({ tone, children }: WaitProps) {
  return (
    <li className={useLine(tone)}>
      <span className={`wait-line notice-${tone}`}>
        <span className="notice-mark" aria-hidden="true">
          {marks[tone]}
        </span>
        {children}
      </span>
    </li>
  );
}

/** The same of several: the line opens to what they are, and closes the one that was open. */
export function WaitList({ tone, title, children }: WaitProps & { readonly title: string }) {
  return (
    <li className={useLine(tone)}>
      <details name="waits">
        <summary className={`wait-line notice-${tone}`}>
          <span className="notice-mark" aria-hidden="true">
            {marks[tone]}
          </span>
          {title}
        </summary>
        <div className="wait-body">{children}</div>
      </details>
    </li>
  );
}

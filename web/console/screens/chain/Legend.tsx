import { useTexts } from '../../kit/i18n.ts';
import type { Encoding } from './encoding.ts';
import { type ChainModel, statuses } from './model.ts';
import { Shape } from './Shape.tsx';
import { statusName } from './words.ts';
import { useLanguage } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

type LegendProps = {
  readonly model: ChainModel;
  readonly encoding: Encoding;
  /** The colouring is by status: shape and colour say the same, one list is enough. */
  readonly byStatus: boolean;
  readonly here: boolean;
};

const BLANK = { name: '', fill: '#ffffff', ink: '#1b2730', letter: '' };

/** What shapes, colours, letters and lines mean; only what occurs. */
export function Legend({ model, encoding, byStatus, here }: LegendProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const used = new Set(encoding.of);
  const occurring = statuses.filter((status) => model.nodes.some((node) => node.status === status));
  const lines = [
    ['infected', t('lineInfected')],
    ['contact', t('lineContact')],
    ['maybe', t('lineMaybe')],
    ['reversed', t('lineReversed')],
  ] as const;
  return (
    <ul className="graph-legend">
      {occurring.map((status) => (
        <li key={status}>
          <Picture>
            <Shape
              status={status}
              category={byStatus ? encoding.categories[statuses.indexOf(status)]! : BLANK}
            />
          </Picture>
          {statusName(status, lang)}
        </li>
      ))}
      {byStatus
        ? null
        : encoding.categories.map((category, index) =>
            used.has(index) && category.letter !== '' ? (
              <li key={category.name}>
                <Picture>
                  <Shape status="CONFIRMED" category={category} />
                </Picture>
                {category.name}
              </li>
            ) : null,
          )}
      {here ? (
        <li>
          <Picture>
            <Shape status="CONFIRMED" category={BLANK} here />
          </Picture>
          {t('shapeHere')}
        </li>
      ) : null}
      {lines.map(([kind, text]) => (
        <li key={kind}>
          <svg viewBox="0 0 40 10" width={40} height={10} aria-hidden="true">
            <g className={`graph-line graph-${kind}`}>
              <line x1={0} y1={5} x2={40} y2={5} />
            </g>
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function Picture({ children }: { readonly children: React.ReactNode }) {
  return (
    <svg viewBox="-20 -20 40 40" width={22} height={22} aria-hidden="true">
      {children}
    </svg>
  );
}

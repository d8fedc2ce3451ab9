import { useTexts } from '../../kit/i18n.ts';
import { Shape } from './Shape.tsx';
import { texts } from './texts.ts';

/** What shapes and lines mean. */
export function Legend() {
  const t = useTexts(texts);
  const shapes = [
    ['CONFIRMED', t('shapeCase'), false],
    ['SUSPECT', t('shapeProbable'), false],
    ['CONTACT', t('shapeContact'), false],
    ['CONFIRMED', t('shapeHere'), true],
  ] as const;
  const lines = [
    ['infected', t('lineInfected')],
    ['contact', t('lineContact')],
  ] as const;
  return (
    <ul className="graph-legend">
      {shapes.map(([status, text, here]) => (
        <li key={text}>
          <svg viewBox="-20 -20 40 40" width={24} height={24} aria-hidden="true">
            <Shape status={status} here={here} />
          </svg>
          {text}
        </li>
      ))}
      {lines.map(([kind, text]) => (
        <li key={kind}>
          <svg viewBox="0 0 40 10" width={40} height={10} aria-hidden="true">
            <g className={`graph-line graph-${kind}`}>
              <line x1={0} y1={5} x2={34} y2={5} />
              {kind === 'infected' ? <path d="M40 5l-8 -4v8z" /> : null}
            </g>
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

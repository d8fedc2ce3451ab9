import { formatInstant } from '../../shared/formats.ts';
import type { Gates } from './types.ts';
import { minutesText, t } from './texts.ts';

type Estimate = Gates['gates'][number]['queue'][number];

/** How long it takes at each gate, by direction. */
export function Queue({ gates }: { readonly gates: Gates }) {
  return gates.gates.length === 0 ? (
    <p>{t('noGates')}</p>
  ) : (
    <>
      {gates.gates.map((gate) => (
        <section class="box" key={gate.id}>
          <h3>{gate.name}</h3>
          {gate.opens !== null && gate.closes !== null && (
            <p class="stamp">{t('hours', { opens: gate.opens, closes: gate.closes })}</p>
          )}
          <ul class="plain">
            {gate.queue.map((one) => (
              <li key={one.direction}>
                <strong>{t(one.direction)}:</strong> {t('waiting', { n: one.waiting })}
                <Wait estimate={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The range, or that too little is known; always with what it rests on. */
export function Wait({ estimate }: { readonly estimate: Estimate }) {
  const { fromMinutes, untilMinutes, exits, hours, asOf } = estimate;
  return (
    <>
      <p>
        {fromMinutes === null || untilMinutes === null
          ? t('notEnough')
          : t('estimate', { from: minutesText(fromMinutes), until: minutesText(untilMinutes) })}
      </p>
      <p class="stamp">{t('basis', { n: exits, hours, at: asOf === null ? '–' : formatInstant(asOf) })}</p>
    </>
  );
}

import { useState } from 'preact/hooks';
import type { GateDecision } from '../../../lib/gates/index.ts';
import { decideNow, joinVehicle } from '../decide/keep.ts';
import { DecisionIcon } from '../kit/Icon.tsx';
import { decisionLabel, decisions } from '../kit/labels.ts';
import { Against } from './Against.tsx';
import { t } from './decision-texts.ts';

type DecideProps = {
  readonly proposed: GateDecision;
  /** Which person of how many this would be in the open vehicle; null: none is open. */
  readonly join: { readonly read: number; readonly people: number } | null;
};

/** The decisions, always in sight at the lower edge of the screen. */
export function Decide({ proposed, join }: DecideProps) {
  const [against, setAgainst] = useState<GateDecision | null>(null);
  if (against !== null) {
    return (
      <div class="decide-bar">
        <Against
          decision={against}
          onReason={(reason) => void decideNow(against, reason)}
          onBack={() => setAgainst(null)}
        />
      </div>
    );
  }
  return (
    <div class="decide-bar">
      {join !== null && (
        <button type="button" class="wide join" onClick={joinVehicle}>
          {t('join', { n: join.read, all: Math.max(join.people, join.read) })}
        </button>
      )}
      <fieldset class="decisions" aria-label={join === null ? t('decide') : t('orApart')}>
        <button type="button" class="proposed" onClick={() => void decideNow(proposed, '')}>
          <DecisionIcon decision={proposed} /> {decisionLabel(proposed)}
          <span class="tag">{t('proposed')}</span>
        </button>
        {decisions
          .filter((decision) => decision !== proposed)
          .map((decision) => (
            <button key={decision} type="button" onClick={() => setAgainst(decision)}>
              {decisionLabel(decision)}
            </button>
          ))}
      </fieldset>
    </div>
  );
}

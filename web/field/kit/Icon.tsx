import type { GateDecision } from '../../../lib/gates/index.ts';
import { decisionIcons } from './labels.ts';

/** The sign of a decision. */
export function DecisionIcon(props: { readonly decision: GateDecision }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={decisionIcons[props.decision]}
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

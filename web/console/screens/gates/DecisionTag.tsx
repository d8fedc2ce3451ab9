import type { LabelCode } from '../../../../contract/labels.ts';
import { useLabel } from '../../kit/i18n.ts';
import { Tag, type Tone } from '../../kit/Tag.tsx';

const tones: { readonly [code in LabelCode<'gateDecision'>]: Tone } = {
  pass: 'good',
  test: 'blue',
  quarantine: 'bad',
  'turn-back': 'bad',
  'ask-commander': 'warning',
};

/** What was decided at a gate, with its mark. */
export function DecisionTag({ code }: { readonly code: LabelCode<'gateDecision'> }) {
  const name = useLabel();
  return <Tag tone={tones[code]}>{name('gateDecision', code)}</Tag>;
}

import type { LabelCode } from '../../../../contract/labels.ts';
import { useLabel } from '../../kit/i18n.ts';
import { Tag } from '../../kit/Tag.tsx';

/** Whether somebody compared the dates with the text. */
export function Certainty({ code }: { readonly code: LabelCode<'legalCertainty'> }) {
  const name = useLabel();
  return <Tag tone={code === 'verified' ? 'good' : 'warning'}>{name('legalCertainty', code)}</Tag>;
}

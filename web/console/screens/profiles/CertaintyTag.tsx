import { useLabel } from '../../kit/i18n.ts';
import { Tag } from '../../kit/Tag.tsx';
import type { Profile } from './draft.ts';

/** Whether a person checked the figures against the text. */
export function CertaintyTag({ certainty }: { readonly certainty: Profile['certainty'] }) {
  const name = useLabel();
  return (
    <Tag tone={certainty === 'verified' ? 'good' : 'warning'}>{name('profileCertainty', certainty)}</Tag>
  );
}

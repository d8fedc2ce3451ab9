import { useTexts } from '../../kit/i18n.ts';
import { Tag } from '../../kit/Tag.tsx';
import type { Version } from './draft.ts';
import { texts } from './texts.ts';

/** Whether a version is a draft, was published or holds now, and whether it was checked. */
export function StateTags({ version }: { readonly version: Version }) {
  const t = useTexts(texts);
  return (
    <span className="row">
      {version.inForce ? <Tag tone="good">{t('inForce')}</Tag> : <Tag tone="muted">{t(version.state)}</Tag>}
      {version.certainty === 'unverified' ? <Tag tone="warning">{t('unverified')}</Tag> : null}
    </span>
  );
}

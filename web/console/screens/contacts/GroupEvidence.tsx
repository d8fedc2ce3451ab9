import { useTexts } from '../../kit/i18n.ts';
import { bulkTexts } from './bulk-texts.ts';
import type { ContactRow } from './why.ts';

type Group = NonNullable<ContactRow['evidence'][number]['group']>;

/** The roster or event behind a piece of evidence, with where both sat. */
export function GroupEvidence({ group }: { readonly group: Group }) {
  const t = useTexts(bulkTexts);
  const { name, spot, viaSpot } = group;
  const text =
    spot === null
      ? name
      : viaSpot === null
        ? t('group', { name, spot })
        : t('groupVia', { name, spot, via: viaSpot });
  return (
    <span className="muted small block">
      {text}
      {group.kind === 'event' ? '' : ` (${t(group.near ? 'near' : 'far')})`}
    </span>
  );
}

import { Link } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { paperTexts } from './paper-texts.ts';
import type { OrderRecord } from './types.ts';

/** In whose words a paper was issued; who sees templates may open it. */
export function Wording({ template }: Pick<OrderRecord, 'template'>) {
  const paper = useTexts(paperTexts);
  const seesTemplates = useRight('order.issue');
  if (template === null) {
    return paper('generalWording');
  }
  const text = paper('ownWording', { n: template.number });
  return seesTemplates ? (
    <Link to="/orders/templates/$id" params={{ id: template.id }}>
      {text}
    </Link>
  ) : (
    text
  );
}

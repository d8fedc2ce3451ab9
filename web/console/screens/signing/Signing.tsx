import { useTexts } from '../../kit/i18n.ts';
import { Page } from '../../kit/Page.tsx';
import { Authorities } from './Authorities.tsx';
import { Instruments } from './Instruments.tsx';
import { Limits } from './Limits.tsx';
import { texts } from './texts.ts';

/** Who may sign orders, what they may rest on, how long they may last. */
export function Signing() {
  const t = useTexts(texts);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Authorities />
      <Instruments />
      <Limits />
    </Page>
  );
}

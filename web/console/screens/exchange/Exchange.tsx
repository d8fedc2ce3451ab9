import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Page } from '../../kit/Page.tsx';
import { Log } from './Log.tsx';
import { Mappings } from './Mappings.tsx';
import { PeriodPanel } from './PeriodPanel.tsx';
import { Target } from './Target.tsx';
import { texts } from './texts.ts';

/** Exchange with the level above: a period, the mapping, the address, the log. */
export function Exchange() {
  const t = useTexts(texts);
  const manages = useRight('exchange.manage');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <PeriodPanel />
      <Log />
      <Mappings manages={manages} />
      {manages ? <Target /> : null}
    </Page>
  );
}

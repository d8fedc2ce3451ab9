import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { OptOuts } from './OptOuts.tsx';
import { OwnTexts } from './OwnTexts.tsx';
import { SmsList } from './SmsList.tsx';
import { texts } from './texts.ts';
import { WriteText } from './WriteText.tsx';

/** Whether texts reach anybody, a text to write, and those that came in and left: all of them for who may read declarations, else one's own. */
export function Messages() {
  const t = useTexts(texts);
  const reads = useRight('declaration.read');
  const gateway = useApi('GET /messages/sms/gateway', {});
  return (
    <Page title={t('title')} lead={t(reads ? 'lead' : 'leadWrites')}>
      <Await query={gateway} lines={2}>
        {({ adapter, inbound, sends, quietUntil }) => (
          <>
            <Notice tone={sends ? 'good' : 'warning'}>
              <strong>{t(sends ? 'sends' : adapter === 'kept' ? 'notSent' : 'simulated')}</strong>
            </Notice>
            <p className="muted">{t(inbound ? 'inbound' : 'noInbound')}</p>
            <WriteText sends={sends} quietUntil={quietUntil} />
          </>
        )}
      </Await>
      <OptOuts />
      {reads ? <SmsList /> : <OwnTexts />}
    </Page>
  );
}

import { Modal } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** A body as it is signed, laid out to be read. */
function laidOut(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}

/** One message as it is sent: what to hand to whoever looks after the receiver. */
export function ShowDelivery({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const message = useApi('GET /webhook-deliveries/{id}', { params: { id } });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('message')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Await query={message}>
        {({ body, headers }) => (
          <div className="stack">
            <p className="muted small">{t('messageHint')}</p>
            <pre className="small" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {Object.entries(headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join('\n')}
              {'\n\n'}
              {laidOut(body)}
            </pre>
          </div>
        )}
      </Await>
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

/** The text of a key, shown once; it is nowhere else. */
export function ShownOnce({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={t('once')}
    >
      <div className="stack">
        <output className="secret">{text}</output>
        <p>{t('onceHint')}</p>
        <Button onClick={onClose}>{words('close')}</Button>
      </div>
    </Modal>
  );
}

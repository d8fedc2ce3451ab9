import { Button, Modal } from '@mantine/core';
import { useTexts } from './i18n.ts';
import { common } from './texts.ts';

type ShownOnceProps = {
  readonly title: string;
  /** What nobody can be shown again: a password, a key. */
  readonly secret: string;
  readonly hint: string;
  readonly onClose: () => void;
};

/** Shows a secret this once; only its button closes it, so that no stray click loses it. */
export function ShownOnce({ title, secret, hint, onClose }: ShownOnceProps) {
  const words = useTexts(common);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={title}
    >
      <div className="stack">
        <output className="secret">{secret}</output>
        <p>{hint}</p>
        <Button onClick={onClose}>{words('close')}</Button>
      </div>
    </Modal>
  );
}

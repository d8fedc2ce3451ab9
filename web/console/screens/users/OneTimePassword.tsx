import { Button, Modal } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

type OneTimePasswordProps = {
  readonly login: string;
  readonly password: string;
  readonly onClose: () => void;
};

/** Shows a one-time password once; it is nowhere else. */
export function OneTimePassword({ login, password, onClose }: OneTimePasswordProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={t('oneTime', { login })}
    >
      <div className="stack">
        <output className="secret">{password}</output>
        <p>{t('oneTimeHint')}</p>
        <Button onClick={onClose}>{words('close')}</Button>
      </div>
    </Modal>
  );
}

import { Modal } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

/** The keys of the console. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const rows = [
    [['Ctrl', 'K'], t('keyPalette')],
    [['?'], t('keyHelp')],
    [['J', 'K'], t('keyMove')],
    [['Enter'], t('keyOpen')],
    [['Space'], t('keyTick')],
    [['C', 'D'], t('keyConfirm')],
    [['E'], t('keyEvidence')],
    [['Ctrl', 'Enter'], t('keySave')],
    [['Esc'], t('keyEscape')],
  ] as const;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keysTitle')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <dl className="key-help">
        {rows.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

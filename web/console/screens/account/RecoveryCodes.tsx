import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

type RecoveryCodesProps = { readonly codes: readonly string[]; readonly onDone: () => void };

/** Codes that open the account once each, shown this once: to be written down or kept as a file. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const t = useTexts(texts);
  const file = `Vùng Xanh · ${t('recoveryTitle')}\r\n\r\n${codes.join('\r\n')}\r\n`;
  return (
    <section className="stack" aria-label={t('recoveryTitle')}>
      <Notice tone="warning" title={t('recoveryTitle')} alert>
        {t('recoveryLead', { n: codes.length })}
      </Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download="ma-du-phong-vung-xanh.txt"
        >
          {t('recoveryFile')}
        </Button>
        <Button onClick={onDone}>{t('recoveryKept')}</Button>
      </div>
    </section>
  );
}

import { lang } from '../app/language.ts';
import { Notice } from '../kit/Notice.tsx';
import { t } from './texts.ts';

export type Refused = { readonly message: string; readonly messageEn: string };

/** What the server refused, in the language of the page. */
export function Failure({ refused }: { readonly refused: Refused | null }) {
  return refused === null ? null : (
    <Notice tone="bad" title={t('failed')}>
      <p>{lang.value === 'vi' ? refused.message : refused.messageEn}</p>
    </Notice>
  );
}

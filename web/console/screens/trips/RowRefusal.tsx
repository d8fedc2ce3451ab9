import { errorText } from '../../../shared/client.ts';
import { useLanguage } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';

/** What a row outcome says. */
export type RowAnswer = {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly messageEn?: string;
};

/** Why the one row that was sent was refused; nothing where it was not. */
export function RowRefusal({ answer }: { readonly answer: RowAnswer | null }) {
  const lang = useLanguage();
  if (answer === null || answer.status < 400) {
    return null;
  }
  const { code = String(answer.status), message = '', messageEn = '' } = answer;
  return (
    <Notice tone="bad" alert>
      {errorText({ code, message, messageEn }, lang) || code}
    </Notice>
  );
}

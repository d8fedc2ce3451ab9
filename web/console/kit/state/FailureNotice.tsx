import { Button } from '@mantine/core';
import { errorText } from '../../../shared/client.ts';
import type { ApiError } from '../api.ts';
import { useLanguage, useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import { Notice } from './Notice.tsx';

type FailureNoticeProps = {
  readonly failure: ApiError | null;
  /** The officer had typed something: say that it is still there. */
  readonly typing?: boolean;
  readonly retry?: () => void;
  /** Names the refused fields; false where the screen names them in its own words. */
  readonly fields?: boolean;
  /** What the screen calls the fields of the request; others are shown by their names. */
  readonly labels?: { readonly [name: string]: string };
};

/** A refused or failed request: what happened, what was kept, what to do, whom to call. */
export function FailureNotice(props: FailureNoticeProps) {
  const { failure, typing = false, retry, fields: named = true, labels = {} } = props;
  const t = useTexts(common);
  const lang = useLanguage();
  if (failure === null) {
    return null;
  }
  const fields = named ? Object.entries(failure.reply?.fields ?? {}) : [];
  return (
    <Notice
      tone="bad"
      alert
      title={failure.reply === undefined ? failure.message : errorText(failure.reply, lang)}
      actions={
        retry === undefined ? undefined : (
          <Button variant="outline" size="compact-sm" onClick={retry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {fields.length === 0 ? null : (
        <ul>
          {fields.map(([name, text]) => (
            <li key={name}>{labels[name] ?? `${name}: ${text}`}</li>
          ))}
        </ul>
      )}
      {typing ? <p>{t('keepsTyping')}</p> : null}
      {failure.status >= 500 || failure.status === 0 ? <p>{t('callHelp')}</p> : null}
    </Notice>
  );
}

import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Sends the browser to the single sign-on of the province. */
export function SsoButton({ name, next }: { readonly name: string; readonly next: string }) {
  const t = useTexts(texts);
  const begin = useSend('POST /session/sso');
  const go = async () => {
    const begun = await begin.send({ body: { next } });
    if (begun.ok) {
      location.assign(begun.data.url);
    }
  };
  return (
    <>
      <FailureNotice failure={begin.failure} />
      <Button variant="outline" size="md" loading={begin.busy} onClick={() => void go()}>
        {t('ssoButton', { name })}
      </Button>
    </>
  );
}

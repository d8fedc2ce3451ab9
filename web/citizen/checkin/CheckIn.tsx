import type { ScreenProps } from '../app/router.ts';
import { Page } from '../kit/Page.tsx';
import { Confirm } from './Confirm.tsx';
import { FindPlace } from './FindPlace.tsx';
import { t } from './texts.ts';

/** C4: check in at a place, by scanning its poster, typing its code, or coming from a phone's own camera. */
export function Screen({ params }: ScreenProps) {
  const code = params[0];
  return (
    <Page title={t('title')}>
      {code === undefined ? <FindPlace /> : <Confirm written={code} />}
      <details class="box">
        <summary>{t('noPhone')}</summary>
        <p>{t('noPhoneMore')}</p>
      </details>
    </Page>
  );
}

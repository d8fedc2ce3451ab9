import { useState } from 'react';
import { PasswordForm } from '../../app/login/PasswordForm.tsx';
import { useSession } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { OwnDevices } from '../devices/OwnDevices.tsx';
import { SingleSignOn } from './SingleSignOn.tsx';
import { texts } from './texts.ts';
import { TwoStep } from './TwoStep.tsx';

/** The officer's own account: roles, password, two-step log-in. */
export function Account() {
  const t = useTexts(texts);
  const name = useLabel();
  const { user } = useSession();
  const [changed, setChanged] = useState(0);
  const roles = user.roles.map(
    (grant) => `${name('role', grant.role)} (${grant.areaName ?? t('wholeSystem')})`,
  );
  return (
    <Page title={t('title')}>
      <Panel>
        <Facts
          items={[
            [t('name'), user.name],
            [t('who'), roles.join('; ')],
          ]}
        />
      </Panel>
      <div className="two">
        <Panel title={t('password')}>
          {changed > 0 ? <Notice tone="good">{t('changed')}</Notice> : null}
          <PasswordForm key={changed} onDone={() => setChanged(changed + 1)} />
        </Panel>
        <Panel title={t('totp')}>
          <TwoStep />
        </Panel>
      </div>
      <SingleSignOn />
      <Panel title={t('devices')}>
        <OwnDevices />
      </Panel>
    </Page>
  );
}

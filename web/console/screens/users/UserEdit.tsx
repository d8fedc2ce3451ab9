import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { type DataOf, call } from '../../kit/api.ts';
import { useSession } from '../../app/session/session.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useInvalidate } from '../../kit/useApi.ts';
import { type Contact, ContactFields } from './ContactFields.tsx';
import { DependentKeys } from './DependentKeys.tsx';
import { DependentReceivers } from './DependentReceivers.tsx';
import { type Grant, Grants } from './Grants.tsx';
import { texts } from './texts.ts';
import type { Account } from './types.ts';
import { type Goes, useDependents, WhatGoesOn } from './WhatGoesOn.tsx';

type UserEditProps = {
  readonly account: Account;
  readonly onPassword: (password: string) => void;
  readonly onDone: () => void;
};
type Patch = Omit<BodyOf<'PATCH /users/{id}'>, 'version'>;
type Draft = { readonly name: string; readonly roles: readonly Grant[]; readonly contact: Contact };

type Act = 'suspend' | 'resume' | 'reset' | 'resetTotp' | 'unlinkSso' | 'relinkSso';
/** What each act changes; all of them take or give access at once, so they are asked about first. */
const patchOf: { readonly [act in Act]: Patch } = {
  suspend: { suspended: true },
  resume: { suspended: false },
  reset: { resetPassword: true },
  resetTotp: { resetTotp: true },
  unlinkSso: { unlinkSso: true },
  relinkSso: { relinkSso: true },
};

function showContact(value: unknown): string {
  const { phone, email, staffCode } = value as Contact;
  return [phone, email, staffCode].filter(Boolean).join(' · ');
}

/** Name, roles and suspension of an account. */
export function UserEdit({ account, onPassword, onDone }: UserEditProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const invalidate = useInvalidate();
  const [start] = useState(account);
  const draft = useDraft<Draft>({
    name: start.name,
    // Roles by group come and go with the single sign-on; here are those given by hand.
    roles: start.roles
      .filter(({ source }) => source === 'hand')
      .map(({ role, areaId }) => ({ role, areaId })),
    contact: start.contact,
  });
  const areaNames = new Map(
    start.roles.map(({ areaId, areaName }) => [areaId, areaName ?? t('wholeSystem')]),
  );
  const showRoles = (value: unknown) =>
    (value as readonly Grant[])
      .map(({ role, areaId }) => [name('role', role), areaNames.get(areaId)].filter(Boolean).join(' – '))
      .join('; ');
  const edit = useEdit<Patch, DataOf<'PATCH /users/{id}'>>({
    fields: {
      name: { label: t('name') },
      roles: { label: t('roles'), show: showRoles },
      contact: { label: t('contact'), show: showContact },
      suspended: { label: t('suspended'), show: (value) => words(value === true ? 'yes' : 'no') },
    },
    send: (patch, version) =>
      call('PATCH /users/{id}', { params: { id: account.id }, body: { ...patch, version } }),
    onSaved: ({ oneTimePassword }) => {
      invalidate(['/users', '/api-keys', '/webhooks']);
      if (oneTimePassword !== null) {
        onPassword(oneTimePassword);
      }
      onDone();
    },
  });
  const [asked, setAsked] = useState<Act | null>(null);
  const dependents = useDependents(account.id);
  const [goes, setGoes] = useState<Goes>('stop');
  const { user } = useSession();
  const acts: readonly Act[] = [
    start.suspended ? 'resume' : 'suspend',
    'reset',
    ...(start.totpEnrolled ? (['resetTotp'] as const) : []),
    ...(start.ssoLinked ? (['unlinkSso'] as const) : start.ssoEnded ? (['relinkSso'] as const) : []),
  ];
  const byGroup = start.roles
    .filter(({ source }) => source === 'group')
    .map(({ role, areaName }) => `${name('role', role)} (${areaName ?? t('wholeSystem')})`);
  const save = () => {
    const { roles, contact, ...others } = draft.changes();
    // Of a contact only what was typed: a colleague may correct the phone while the e-mail is.
    const rest = contact === undefined ? others : { ...others, contact: difference(start.contact, contact) };
    // None by hand is left as it is: the rights that there are came by groups.
    void edit.save(
      roles === undefined || roles.length === 0 ? rest : { ...rest, roles: [...roles] },
      start.version,
    );
  };
  return (
    <>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          value={draft.value.name}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <Grants value={draft.value.roles} onChange={(roles) => draft.set({ roles })} />
        {byGroup.length === 0 ? null : <p className="muted">{t('byGroup', { roles: byGroup.join('; ') })}</p>}
        <ContactFields value={draft.value.contact} onChange={(contact) => draft.set({ contact })} />
        <FailureNotice failure={edit.failure} typing />
        {edit.dialog}
        <div className="row">
          <Button type="submit" loading={edit.busy} disabled={!draft.dirty || draft.value.name.trim() === ''}>
            {words('save')}
          </Button>
          {acts.map((act) => (
            <Button
              key={act}
              variant={act === 'suspend' ? 'outline' : 'default'}
              onClick={() => setAsked(act)}
            >
              {t(act)}
            </Button>
          ))}
        </div>
        {/* Below the buttons: what is still being read moves nothing under the hand. */}
        <DependentKeys id={account.id} />
        <DependentReceivers id={account.id} />
      </form>
      {asked === null ? null : (
        <ReasonDialog
          title={t('actTitle', { act: t(asked), login: account.login })}
          submit={t(asked)}
          busy={edit.busy}
          failure={edit.failure}
          lacking={asked === 'suspend' && dependents.isLoading ? t('goesLoading') : null}
          onClose={() => setAsked(null)}
          onSend={async (reason) => {
            setAsked(null);
            await edit.save(
              {
                ...patchOf[asked],
                ...(asked === 'suspend' && goes === 'me' ? { keysTo: user.id } : {}),
                ...(reason === undefined ? {} : { reason }),
              },
              start.version,
            );
          }}
        >
          <p>{t(`${asked}Hint`)}</p>
          {asked === 'suspend' ? <WhatGoesOn id={account.id} value={goes} onChange={setGoes} /> : null}
        </ReasonDialog>
      )}
    </>
  );
}

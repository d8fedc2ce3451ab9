import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { type Contact, ContactFields, noContact } from './ContactFields.tsx';
import { type Grant, Grants } from './Grants.tsx';
import { texts } from './texts.ts';

type Draft = {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Grant[];
  readonly contact: Contact;
};
const start: Draft = {
  login: '',
  name: '',
  roles: [{ role: 'commune-officer', areaId: null }],
  contact: noContact,
};
/** The form of a login, as the contract has it. */
const LOGIN = /^[a-z0-9._-]{3,60}$/u;

/** Creates an account; the one-time password is answered once. */
export function UserCreate({ onCreated }: { readonly onCreated: (login: string, password: string) => void }) {
  const t = useTexts(texts);
  const { value, set } = useDraft(start);
  const create = useSend('POST /users', ['/users']);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const badLogin = !LOGIN.test(value.login);
  const noName = value.name.trim() === '';
  const submit = async () => {
    setTried(true);
    if (badLogin || noName) {
      return;
    }
    const body = {
      id,
      login: value.login,
      name: value.name.normalize('NFC').trim(),
      roles: [...value.roles],
      contact: value.contact,
    };
    const result = await create.send({ body });
    if (result.ok) {
      onCreated(value.login, result.data.oneTimePassword);
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t('login')}
        description={t('loginHint')}
        required
        autoCapitalize="none"
        autoComplete="off"
        value={value.login}
        error={tried && badLogin ? t('loginBad') : null}
        onChange={(event) => set({ login: event.currentTarget.value.trim().toLowerCase() })}
      />
      <TextInput
        label={t('name')}
        required
        maxLength={120}
        value={value.name}
        error={tried && noName ? t('nameMissing') : null}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Grants value={value.roles} onChange={(roles) => set({ roles })} />
      <ContactFields value={value.contact} onChange={(contact) => set({ contact })} />
      <FailureNotice
        failure={create.failure}
        typing
        labels={{ login: t('login'), name: t('name'), areaId: t('roles') }}
      />
      <Button type="submit" loading={create.busy}>
        {t('create')}
      </Button>
    </form>
  );
}

import { TextInput } from '@mantine/core';
import type { RowOf } from '../../kit/list/useList.ts';
import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

export type Contact = RowOf<'GET /users'>['contact'];
export const noContact: Contact = { phone: null, email: null, staffCode: null };

type ContactFieldsProps = { readonly value: Contact; readonly onChange: (contact: Contact) => void };

/** How an account is reached when its password is forgotten, and recognised by the single sign-on. */
export function ContactFields({ value, onChange }: ContactFieldsProps) {
  const t = useTexts(texts);
  const field = (key: keyof Contact, maxLength: number) => ({
    value: value[key] ?? '',
    maxLength,
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...value, [key]: event.currentTarget.value === '' ? null : event.currentTarget.value }),
  });
  return (
    <fieldset className="panel">
      <legend>{t('contact')}</legend>
      <TextInput label={t('phone')} description={t('phoneHint')} type="tel" {...field('phone', 30)} />
      <TextInput label={t('email')} description={t('emailHint')} type="email" {...field('email', 200)} />
      <TextInput label={t('staffCode')} {...field('staffCode', 60)} />
    </fieldset>
  );
}

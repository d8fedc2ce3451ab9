import { Radio } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { DependentKeys } from './DependentKeys.tsx';
import { DependentReceivers } from './DependentReceivers.tsx';
import { texts } from './texts.ts';

/** What becomes of the keys and receivers of an account that loses its rights. */
export type Goes = 'stop' | 'me';

/** Whether it is known by now what depends on an account, and whether anything does. */
export function useDependents(id: string): { readonly isLoading: boolean; readonly any: boolean } {
  const keys = useApi('GET /users/{id}/api-keys', { params: { id } });
  const webhooks = useApi('GET /webhooks', {});
  const receivers = webhooks.data?.items.some(({ keeperId }) => keeperId === id) ?? false;
  return {
    isLoading: keys.isLoading || webhooks.isLoading,
    any: receivers || (keys.data?.items.length ?? 0) > 0,
  };
}

type WhatGoesOnProps = {
  readonly id: string;
  readonly value: Goes;
  readonly onChange: (value: Goes) => void;
};

/** Asked before an account is suspended: which systems lose by it, and whether somebody takes them over in the same step. */
export function WhatGoesOn({ id, value, onChange }: WhatGoesOnProps) {
  const t = useTexts(texts);
  const { any } = useDependents(id);
  return (
    <>
      <DependentKeys id={id} asking />
      <DependentReceivers id={id} asking />
      {any ? (
        <Radio.Group
          label={t('goes')}
          value={value}
          onChange={(one) => onChange(one === 'me' ? 'me' : 'stop')}
        >
          <div className="stack">
            <Radio value="stop" label={t('goesStop')} />
            <Radio value="me" label={t('goesMe')} />
          </div>
        </Radio.Group>
      ) : null}
    </>
  );
}

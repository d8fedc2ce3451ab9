import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { AddByList } from './AddByList.tsx';
import { AddBySource } from './AddBySource.tsx';
import type { ClusterRecord } from './draft.ts';
import { texts } from './texts.ts';

const ways = ['howList', 'howCheckIns', 'howHousehold', 'howRoster', 'howCases'] as const;

/** Adds participants in one step, from whatever there is. */
export function AddParticipants({ record }: { readonly record: ClusterRecord }) {
  const t = useTexts(texts);
  const [way, setWay] = useState<(typeof ways)[number]>('howList');
  return (
    <Panel title={t('addParticipants')}>
      <NativeSelect
        aria-label={t('addParticipants')}
        value={way}
        onChange={(event) => setWay(ways.find((one) => one === event.currentTarget.value) ?? 'howList')}
        data={ways.map((value) => ({ value, label: t(value) }))}
      />
      {way === 'howList' ? (
        <AddByList clusterId={record.id} />
      ) : (
        <AddBySource key={way} record={record} way={way} />
      )}
    </Panel>
  );
}

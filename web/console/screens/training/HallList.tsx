import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { DataList, type DataListProps } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { texts } from './texts.ts';

/** How often a trainer's lists are read again while the hall works. */
export const HALL_MS = 15_000;

const stateTexts = { none: 'notBegun', open: 'open', stuck: 'stuckOnly', finished: 'finishedOnly' } as const;
export type HallState = keyof typeof stateTexts;

type HallListProps<T> = Omit<DataListProps<T>, 'label' | 'empty'> & {
  readonly title: string;
  readonly lead?: string;
  /** The button that loads it as a file. */
  readonly file: ReactNode;
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  readonly states: readonly HallState[];
  readonly state: HallState | undefined;
  /** Further filters, with their names in the address. */
  readonly more?: { readonly names: readonly string[]; readonly filters: ReactNode };
  /** What stands between filters and rows. */
  readonly children?: ReactNode;
};

/** A list of those who train, by person or by unit: searched by name and state, with its file. */
export function HallList<T>(props: HallListProps<T>) {
  const { title, lead, file, url, change, states, state, more, children, ...table } = props;
  const t = useTexts(texts);
  return (
    <Panel title={title} actions={file}>
      {lead === undefined ? null : <p className="muted">{lead}</p>}
      <Filters url={url} change={change} names={['q', 'state', ...(more?.names ?? [])]}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <NativeSelect
          label={t('state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('anyState') },
            ...states.map((one) => ({ value: one, label: t(stateTexts[one]) })),
          ]}
        />
        {more?.filters}
      </Filters>
      {children}
      <DataList {...table} label={title} empty={{ title: t('nobody'), hint: t('nobodyHint') }} />
    </Panel>
  );
}

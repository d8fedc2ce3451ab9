import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Picker } from '../../kit/pick/Picker.tsx';
import { Panel } from '../../kit/Page.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { readPlace } from './entry.ts';
import { texts } from './texts.ts';

type ChoosePlaceProps = {
  /** What is wrong with the code in the address. */
  readonly wrong: 'notPlace' | 'damaged' | null;
  readonly onChoose: (code: string) => void;
};

/** Which place the check-ins are for: its code typed or scanned, or picked by those who may read places. */
export function ChoosePlace({ wrong, onChoose }: ChoosePlaceProps) {
  const t = useTexts(texts);
  const mayPick = useRight('place.read');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<'notPlace' | 'damaged' | 'needPlace' | null>(wrong);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const place = readPlace(text);
    if (place !== null && typeof place === 'object') {
      onChoose(place.code);
    } else {
      setProblem(place ?? 'needPlace');
    }
  };
  return (
    <Panel title={t('choosePlace')}>
      <form className="desk-line" onSubmit={onSubmit} noValidate>
        <TextInput
          label={t('placeCode')}
          description={t('placeCodeHint')}
          size="lg"
          ref={field}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={text}
          error={problem === null ? null : t(problem)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Button type="submit" size="lg">
          {t('takePlace')}
        </Button>
      </form>
      {mayPick ? <PlaceByName onChoose={onChoose} /> : null}
    </Panel>
  );
}

function PlaceByName({ onChoose }: Pick<ChoosePlaceProps, 'onChoose'>) {
  const t = useTexts(texts);
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim());
  const found = useApi('GET /places', { query: { q, limit: 12 } }, { enabled: q.length >= 2, keep: true });
  const places = (q.length >= 2 ? (found.data?.items ?? []) : []).filter(({ active }) => active);
  return (
    <Picker
      label={t('placeByName')}
      placeholder={t('placeByNameHint')}
      value={null}
      onPick={(option) => option !== null && onChoose(option.id)}
      search={search}
      onSearch={setSearch}
      options={places.map(({ code, name, areaName }) => ({
        id: code,
        label: name,
        note: [code, areaName].join(' · '),
      }))}
      searching={found.isFetching}
      failure={found.error}
    />
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CasePicker } from '../../kit/pick/CasePicker.tsx';
import { PersonPicker } from '../../kit/pick/PersonPicker.tsx';
import type { Option } from '../../kit/pick/Picker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { ClusterRecord } from './draft.ts';
import { RosterPicker } from './RosterPicker.tsx';
import { texts } from './texts.ts';

type Body = BodyOf<'POST /clusters/{id}/participants'>;
type AddBySourceProps = {
  readonly record: ClusterRecord;
  readonly way: 'howCheckIns' | 'howHousehold' | 'howRoster' | 'howCases';
};

/** Participants from what the system knows: check-ins, a household, a roster, cases. */
export function AddBySource({ record, way }: AddBySourceProps) {
  const t = useTexts(texts);
  const add = useSend('POST /clusters/{id}/participants', ['/clusters']);
  const ownPlace = record.placeId === null ? null : { id: record.placeId, label: record.placeName ?? '' };
  const [picked, setPicked] = useState<Option | null>(way === 'howCheckIns' ? ownPlace : null);
  const [from, setFrom] = useState<string | null>(instantToLocal(record.from));
  const [to, setTo] = useState<string | null>(instantToLocal(record.to));
  const [involvement, setInvolvement] = useState<LabelCode<'involvement'>>('guest');
  const [done, setDone] = useState<DataOf<'POST /clusters/{id}/participants'> | null>(null);
  const body = bodyOf();

  function bodyOf(): Body | null {
    if (picked === null) {
      return null;
    }
    switch (way) {
      case 'howCheckIns':
        return from === null || to === null
          ? null
          : {
              involvement,
              checkIns: { placeId: picked.id, from: localToInstant(from), to: localToInstant(to) },
            };
      case 'howHousehold':
        return { householdOf: picked.id };
      case 'howRoster':
        return { involvement, rosterId: picked.id };
      case 'howCases':
        return { caseIds: [picked.id] };
    }
  }
  const send = async () => {
    if (body === null) {
      return;
    }
    const result = await add.send({ params: { id: record.id }, body });
    if (result.ok) {
      setDone(result.data);
      setPicked(way === 'howCheckIns' ? picked : null);
    }
  };
  return (
    <div className="stack">
      <div className="two">
        {way === 'howCheckIns' ? <PlacePicker label={t('place')} value={picked} onPick={setPicked} /> : null}
        {way === 'howHousehold' ? (
          <PersonPicker label={t('person')} value={picked} onPick={setPicked} />
        ) : null}
        {way === 'howRoster' ? <RosterPicker value={picked} onPick={setPicked} /> : null}
        {way === 'howCases' ? <CasePicker label={t('caseOne')} value={picked} onPick={setPicked} /> : null}
        {way === 'howCheckIns' || way === 'howRoster' ? (
          <CodeSelect
            kind="involvement"
            label={t('involvement')}
            value={involvement}
            onChange={(code) => setInvolvement(code ?? 'guest')}
          />
        ) : null}
        {way === 'howCheckIns' ? (
          <>
            <DateField label={t('from')} time value={from} onChange={setFrom} />
            <DateField label={t('to')} time value={to} onChange={setTo} />
          </>
        ) : null}
      </div>
      <FailureNotice failure={add.failure} typing />
      {done === null ? null : done.outcomes.some((one) => one.status >= 400) ? (
        <BulkOutcomes outcomes={done.outcomes} nameOf={() => undefined} />
      ) : (
        <Notice
          tone="good"
          title={t('added', { n: formatNumber(done.added), known: formatNumber(done.known) })}
        />
      )}
      <div className="row">
        <Button loading={add.busy} disabled={body === null} onClick={() => void send()}>
          {t('addNow')}
        </Button>
      </div>
    </div>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { calendarDate, formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { useRight } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showDate, showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useNow } from '../../kit/useNow.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';
import { UnitChecks } from './UnitChecks.tsx';
import { useCommune } from './useCommune.ts';

type Round = DataOf<'GET /community/rounds'>['items'][number];

/** Rounds that were called, and a new one. */
export function Rounds() {
  const t = useTexts(texts);
  const manages = useRight('community.manage');
  const [calling, setCalling] = useState(false);
  const rounds = useApi('GET /community/rounds', { query: {} });
  const stop = useSend('POST /community/rounds/{id}/end', ['/community']);
  const now = useNow();
  const isOver = (round: Round) => round.endedAt !== null || round.day < calendarDate(now);
  return (
    <>
      <div className="row">
        {manages ? <Button onClick={() => setCalling(true)}>{t('callRound')}</Button> : null}
        <ExportList url={fileUrl('GET /community/rounds')} name="rounds" />
      </div>
      <FailureNotice failure={stop.failure} />
      <Await query={rounds}>
        {(data) => (
          <DataList
            label={t('rounds')}
            list={fixedList(data.items)}
            columns={[
              { id: 'day', title: t('day'), render: (round) => showDate(round.day) },
              { id: 'why', title: t('why'), className: 'wrap', render: (round) => round.reason },
              {
                id: 'units',
                title: t('units'),
                className: 'wrap',
                render: (round) => (
                  <>
                    {round.units.map(({ name }) => name).join(', ') || t('wholeCommune')}
                    <span className="muted small block">{round.areaName}</span>
                  </>
                ),
              },
              {
                id: 'households',
                title: t('households'),
                className: 'number',
                render: (round) => formatNumber(round.households),
              },
              {
                id: 'called',
                title: t('callRound'),
                className: 'wrap',
                render: (round) => (
                  <>
                    <span className="muted small block">
                      {t('calledBy', { name: round.calledBy, at: showInstant(round.calledAt) })}
                    </span>
                    {round.endedAt === null ? null : (
                      <span className="small block">{t('ended', { at: showInstant(round.endedAt) })}</span>
                    )}
                    {manages && !isOver(round) ? (
                      <Button
                        size="compact-sm"
                        variant="default"
                        loading={stop.busy}
                        onClick={() => void stop.send({ params: { id: round.id } })}
                      >
                        {t('endRound')}
                        <span className="hidden"> {showDate(round.day)}</span>
                      </Button>
                    ) : null}
                  </>
                ),
              },
            ]}
            rowKey={(round) => round.id}
            rowName={(round) => `${showDate(round.day)} ${round.reason}`}
            empty={{ title: t('roundsNone'), hint: t('roundsNoneHint') }}
          />
        )}
      </Await>
      {calling ? <RoundDialog onClose={() => setCalling(false)} /> : null}
    </>
  );
}

function RoundDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [communeId, pick] = useCommune();
  const [unitIds, setUnitIds] = useState<string[]>([]);
  const [day, setDay] = useState<string | null>(() => calendarDate(Date.now()));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { send, busy, failure } = useSend('POST /community/rounds', ['/community']);
  const given = typed(reason);
  const missing = communeId === null || day === null || given === undefined;
  const onSubmit = async () => {
    setTried(true);
    if (communeId === null || day === null || given === undefined) {
      return;
    }
    const result = await send({ body: { id, areaId: communeId, unitIds, day, reason: given } });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('callRound')}
      submit={t('callRound')}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t('needRound') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <AreaPicker
        label={t('commune')}
        kind="commune"
        required
        value={communeId}
        onPick={(area) => pick(area)}
      />
      {communeId === null ? null : <UnitChecks communeId={communeId} value={unitIds} onChange={setUnitIds} />}
      <DateField label={t('day')} required value={day} onChange={setDay} />
      <TextInput
        label={t('why')}
        required
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

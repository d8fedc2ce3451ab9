import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import type { Team } from './types.ts';
import { texts } from './texts.ts';
import { UnitChecks } from './UnitChecks.tsx';
import { useCommune } from './useCommune.ts';

/** Makes or changes a team: its units and its people. */
export function TeamDialog({ team, onClose }: { readonly team: Team | null; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [id] = useState(() => team?.id ?? newId());
  const [picked, pick] = useCommune();
  const communeId = team?.areaId ?? picked;
  const [name, setName] = useState(team?.name ?? '');
  const [unitIds, setUnitIds] = useState<string[]>(team?.units.map((unit) => unit.id) ?? []);
  const [accountIds, setAccountIds] = useState<string[]>(team?.members.map((one) => one.id) ?? []);
  const [closing, setClosing] = useState(false);
  const [tried, setTried] = useState(false);
  const make = useSend('POST /community/teams', ['/community']);
  const change = useSend('PATCH /community/teams/{id}', ['/community']);
  const candidates = useApi(
    'GET /community/candidates',
    { query: { area: communeId ?? '' } },
    { enabled: communeId !== null },
  );
  const given = typed(name);
  const onSubmit = async () => {
    setTried(true);
    if (given === undefined || communeId === null) {
      return;
    }
    const body = { name: given, unitIds, accountIds };
    const result =
      team === null
        ? await make.send({ body: { ...body, id, areaId: communeId } })
        : await change.send({ params: { id }, body: { ...body, version: team.version } });
    if (result.ok) {
      onClose();
    }
  };
  const close = async (version: number) => {
    const result = await change.send({ params: { id }, body: { version, closed: true } });
    if (result.ok) {
      onClose();
    }
  };
  const people = candidates.data?.items ?? [];
  return (
    <FormDialog
      title={t(team === null ? 'addTeam' : 'editTeam')}
      submit={t('save')}
      busy={make.busy || change.busy}
      failure={make.failure ?? change.failure ?? candidates.error}
      problem={tried && (given === undefined || communeId === null) ? t('needName') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <TextInput
        label={t('teamName')}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {team === null ? (
        <AreaPicker
          label={t('commune')}
          kind="commune"
          required
          value={communeId}
          onPick={(area) => pick(area)}
        />
      ) : null}
      {communeId === null ? null : <UnitChecks communeId={communeId} value={unitIds} onChange={setUnitIds} />}
      {communeId === null ? null : (
        <Checkbox.Group label={t('members')} value={accountIds} onChange={setAccountIds}>
          {candidates.data !== undefined && people.length === 0 ? (
            <p className="muted">{t('membersNone')}</p>
          ) : null}
          <div className="stack">
            {people.map((one) => (
              <Checkbox key={one.id} value={one.id} label={`${one.name} (${one.login})`} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {team === null ? null : closing ? (
        <Notice tone="warning">
          {t('closeTeamAsk')}{' '}
          <Button
            size="compact-sm"
            color="red"
            loading={change.busy}
            onClick={() => void close(team.version)}
          >
            {t('closeTeam')}
          </Button>
        </Notice>
      ) : (
        <div>
          <Button variant="subtle" color="red" onClick={() => setClosing(true)}>
            {t('closeTeam')}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}

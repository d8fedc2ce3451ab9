import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { newId } from '../../../shared/ids.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined, typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import type { Team } from './types.ts';
import { texts } from './texts.ts';
import { UnitChecks } from './UnitChecks.tsx';
import { useCommune } from './useCommune.ts';

type TeamDialogProps = { readonly team: Team | null; readonly onClose: () => void };
type Draft = {
  readonly name: string;
  readonly unitIds: readonly string[];
  readonly accountIds: readonly string[];
};
type TeamPatch = Omit<BodyOf<'PATCH /community/teams/{id}'>, 'version'>;

/** Makes or changes a team: its units and its people; two officers who change one both keep their work. */
export function TeamDialog({ team, onClose }: TeamDialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [id] = useState(() => team?.id ?? newId());
  const [version] = useState(team?.version ?? 1);
  const [picked, pick] = useCommune();
  const communeId = team?.areaId ?? picked;
  const { value, set, changes } = useDraft<Draft>({
    name: team?.name ?? '',
    unitIds: team?.units.map((unit) => unit.id) ?? [],
    accountIds: team?.members.map((one) => one.id) ?? [],
  });
  const { name, unitIds, accountIds } = value;
  const [closing, setClosing] = useState(false);
  const [tried, setTried] = useState(false);
  const make = useSend('POST /community/teams', ['/community']);
  const change = useSend('PATCH /community/teams/{id}', ['/community']);
  const ofCommune = { enabled: communeId !== null };
  const candidates = useApi('GET /community/candidates', { query: { area: communeId ?? '' } }, ofCommune);
  const units = useApi('GET /areas', { query: { parentId: communeId ?? '', limit: 200 } }, ofCommune);
  const named = (items: readonly { readonly id: string; readonly name: string }[]) => (ids: unknown) =>
    (ids as readonly string[]).map((one) => items.find((item) => item.id === one)?.name ?? one).join(', ');
  const edit = useEdit<TeamPatch, Team>({
    fields: {
      name: { label: t('teamName') },
      unitIds: { label: t('units'), show: named(units.data?.items ?? []) },
      accountIds: { label: t('members'), show: named(candidates.data?.items ?? []) },
      closed: { label: t('closeTeam'), show: (closed) => words(closed === true ? 'yes' : 'no') },
    },
    send: async (patch, seen) => await change.send({ params: { id }, body: { ...patch, version: seen } }),
    onSaved: onClose,
  });
  const given = typed(name);
  const onSubmit = async () => {
    setTried(true);
    if (given === undefined || communeId === null) {
      return;
    }
    if (team !== null) {
      const { name: renamed, unitIds: inUnits, accountIds: ofPeople } = changes();
      const patch = defined({
        name: renamed === undefined ? undefined : given,
        unitIds: inUnits && [...inUnits],
        accountIds: ofPeople && [...ofPeople],
      });
      await edit.save(patch, version);
      return;
    }
    const body = { name: given, unitIds: [...unitIds], accountIds: [...accountIds], id, areaId: communeId };
    if ((await make.send({ body })).ok) {
      onClose();
    }
  };
  const people = candidates.data?.items ?? [];
  return (
    <>
      <FormDialog
        title={t(team === null ? 'addTeam' : 'editTeam')}
        submit={t('save')}
        busy={make.busy || edit.busy}
        failure={make.failure ?? edit.failure ?? candidates.error}
        problem={tried && (given === undefined || communeId === null) ? t('needName') : null}
        onSubmit={onSubmit}
        onClose={onClose}
      >
        <TextInput
          label={t('teamName')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => set({ name: event.currentTarget.value })}
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
        {communeId === null ? null : (
          <UnitChecks communeId={communeId} value={unitIds} onChange={(ids) => set({ unitIds: ids })} />
        )}
        {communeId === null ? null : (
          <Checkbox.Group
            label={t('members')}
            value={[...accountIds]}
            onChange={(ids) => set({ accountIds: ids })}
          >
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
              loading={edit.busy}
              onClick={() => void edit.save({ closed: true }, version)}
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
      {edit.dialog}
    </>
  );
}

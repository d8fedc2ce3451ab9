import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { startLevel } from './levels.ts';
import type { LevelRow } from './types.ts';
import { ComputedMark, LevelMark } from './LevelMark.tsx';
import { LevelSelect } from './LevelSelect.tsx';
import { texts } from './texts.ts';

type ProposeProps = {
  readonly rows: readonly LevelRow[];
  readonly onClose: () => void;
  readonly onSent: (count: number) => void;
};

/** Levels for the ticked communes, preset by what the rule says, with one reason. */
export function Propose({ rows, onClose, onSent }: ProposeProps) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [levels, setLevels] = useState(() => new Map(rows.map((row) => [row.areaId, startLevel(row)])));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const propose = useSend('POST /risk/proposals', ['/risk']);
  const why = typed(reason);
  const set = (areaId: string, level: number) => setLevels((former) => new Map(former).set(areaId, level));
  const submit = async () => {
    setTried(true);
    if (why === undefined) {
      return;
    }
    const items = [...levels].map(([areaId, level]) => ({ areaId, level }));
    const result = await propose.send({ body: { id, items, reason: why } });
    if (result.ok) {
      onSent(result.data.count);
    }
  };
  return (
    <FormDialog
      wide
      title={t('proposeTitle', { n: rows.length })}
      submit={t('send')}
      busy={propose.busy}
      failure={propose.failure}
      problem={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{t('proposeHint')}</p>
      <LevelSelect
        label={t('setAll')}
        value={null}
        empty="–"
        onChange={(level) =>
          level === null ? undefined : setLevels(new Map(rows.map((row) => [row.areaId, level])))
        }
      />
      <TableRegion label={t('proposeTitle', { n: rows.length })} tall={rows.length > 8}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('commune')}</th>
              <th scope="col">{t('proposedLevel')}</th>
              <th scope="col">{t('official')}</th>
              <th scope="col">{t('computed')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.areaId}>
                <th scope="row" className="wrap">
                  {row.areaName}
                </th>
                <td>
                  <LevelSelect
                    bare
                    label={`${t('proposedLevel')}: ${row.areaName}`}
                    value={levels.get(row.areaId) ?? null}
                    onChange={(level) => (level === null ? undefined : set(row.areaId, level))}
                  />
                </td>
                <td>
                  <LevelMark level={row.official?.level} />
                </td>
                <td>
                  <ComputedMark bounds={row.computed} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      <Textarea
        label={t('reason')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        error={tried && why === undefined ? t('reasonMissing') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

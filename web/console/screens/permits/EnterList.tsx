import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import type { RowNote } from '../../kit/grid/GridLine.tsx';
import { TypingGrid } from '../../kit/grid/TypingGrid.tsx';
import { useRowOutcomes } from '../../kit/grid/useRowOutcomes.ts';
import { useTypingGrid } from '../../kit/grid/useTypingGrid.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { EnterpriseFields, newEnterprise } from './EnterpriseFields.tsx';
import { shownColumns } from './gridColumns.ts';
import { columns, itemOf, problemOf } from '../../../shared/lists/permits.ts';
import { texts } from './texts.ts';

/** The server takes so many rows at once. */
const MOST = 200;
type Done = { readonly n: number; readonly approved: number; readonly bad: number };

/** The list of an enterprise typed or pasted by an officer; refused rows stay in place with their reason. */
export function EnterList() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { value: enterprise, set } = useDraft(newEnterprise);
  const grid = useTypingGrid(columns, 'permits');
  const outcomes = useRowOutcomes((code) => t('refused', { code }));
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  // The same request sent again after a lost answer has the same id; another content is another request.
  const [ids] = useState(() => new Map<string, string>());
  const submit = useSend('POST /permits', ['/permits']);
  const defaults = {
    route: enterprise.route.map(({ code }) => code),
    from: enterprise.from,
    until: enterprise.until,
  };
  const ready = grid.filled.filter((row) => problemOf(row, defaults) === null).slice(0, MOST);
  const rowOf = new Map(grid.filled.map((row) => [row.id, row]));
  const name = typed(enterprise.name);
  const phone = typed(enterprise.phone);
  const { areaId } = enterprise;
  const known = name !== undefined && phone !== undefined && areaId !== null;

  const noteOf = (id: number): RowNote | null => {
    const row = rowOf.get(id);
    const problem = row === undefined ? null : problemOf(row, defaults);
    if (problem !== null && (tried || !problem.missing)) {
      return { text: t(problem.text), tone: 'bad', column: problem.column };
    }
    return row === undefined ? null : outcomes.noteOf(row);
  };
  const send = async () => {
    setTried(true);
    if (ready.length === 0 || name === undefined || phone === undefined || areaId === null) {
      return;
    }
    const asking = defined({ name, phone, areaId, taxCode: typed(enterprise.taxCode) });
    const items = ready.map((row) => {
      const item = itemOf(row, defaults);
      const key = JSON.stringify([asking, item]);
      const id = ids.get(key) ?? newId();
      ids.set(key, id);
      return { ...item, id };
    });
    const result = await submit.send({ body: { enterprise: asking, items } });
    if (!result.ok) {
      return;
    }
    const accepted = outcomes.take(ready, result.data.outcomes);
    const approved = result.data.outcomes.filter(({ state }) => state === 'APPROVED').length;
    grid.done(accepted);
    setTried(accepted.size < grid.filled.length);
    setDone({ n: accepted.size, approved, bad: grid.filled.length - accepted.size });
  };
  return (
    <Panel title={t('enter')}>
      <LeaveGuard dirty={grid.filled.length > 0 && !grid.draft.kept} />
      <p className="muted">{t('enterLead')}</p>
      {done === null ? null : (
        <Notice tone={done.bad === 0 ? 'good' : 'warning'}>
          {done.bad === 0 ? t('sentAll', done) : t('sentSome', done)}
        </Notice>
      )}
      <EnterpriseFields value={enterprise} set={set} />
      {tried && !known ? (
        <Notice tone="warning" alert>
          {t('enterpriseMissing')}
        </Notice>
      ) : null}
      <FailureNotice failure={submit.failure} typing labels={{ phone: t('phone'), areaId: t('areaOf') }} />
      {grid.filled.length > MOST ? <Notice>{t('most')}</Notice> : null}
      <TypingGrid label={t('enter')} grid={grid} shown={shownColumns(lang)} noteOf={noteOf} />
      <div className="row">
        <Button loading={submit.busy} disabled={grid.filled.length === 0} onClick={() => void send()}>
          {t('submit', { n: formatNumber(ready.length) })}
        </Button>
      </div>
    </Panel>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { calendarDate, formatNumber, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { Language } from '../../../shared/texts.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import type { RowNote } from '../../kit/grid/GridLine.tsx';
import { type ShownColumn, TypingGrid } from '../../kit/grid/TypingGrid.tsx';
import { useRowOutcomes } from '../../kit/grid/useRowOutcomes.ts';
import { useTypingGrid } from '../../kit/grid/useTypingGrid.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { Choice } from './Choice.tsx';
import { enterTexts } from './enterTexts.ts';
import { type ColumnId, columns, itemOf, problemOf } from '../../../shared/lists/trips.ts';

/** The server takes so many rows at once. */
const MOST = 200;
const widths: { readonly [column in ColumnId]: number } = {
  plate: 120,
  fullName: 180,
  phone: 130,
  document: 140,
  assistant: 150,
  goods: 140,
  weight: 80,
  seals: 130,
  starts: 150,
  slot: 130,
  testAt: 150,
  nation: 120,
};
const made = new Map<Language, readonly ShownColumn<ColumnId>[]>();

/** Columns of the grid in a language; the same list each time, since the grid draws anew for another. */
function shownColumns(lang: Language): readonly ShownColumn<ColumnId>[] {
  const known = made.get(lang);
  if (known !== undefined) {
    return known;
  }
  const options = labelOptions('plateNation', lang).map(({ label }) => label);
  const shown = columns.map(({ id }) => ({
    id,
    title: enterTexts(id),
    width: widths[id],
    ...(id === 'nation' ? { options } : {}),
  }));
  made.set(lang, shown);
  return shown;
}

/** Trips typed or pasted by an officer; refused rows stay in place with their reason. */
export function EnterTrips() {
  const t = useTexts(enterTexts);
  const lang = useLanguage();
  const routes = useApi('GET /border/routes', {});
  const inForce = (routes.data?.items ?? []).filter((route) => route.inForce);
  const [chosen, setChosen] = useState('');
  const routeId = chosen === '' && inForce.length === 1 ? inForce[0]!.id : chosen;
  const [enterprise, setEnterprise] = useState('');
  const [local, setLocal] = useState<string | null>(null);
  const grid = useTypingGrid(columns, 'trips');
  const outcomes = useRowOutcomes((code) => t('refused', { code }));
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<{ readonly n: number; readonly bad: number } | null>(null);
  // The same request sent again after a lost answer has the same id; another content is another request.
  const [ids] = useState(() => new Map<string, string>());
  const submit = useSend('POST /border/trips', ['/border']);
  const defaults = {
    routeId,
    startsAt: local === null ? null : localToInstant(local),
    today: calendarDate(useNow()),
  };
  const ready = grid.filled.filter((row) => problemOf(row, defaults) === null).slice(0, MOST);
  const rowOf = new Map(grid.filled.map((row) => [row.id, row]));
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
    if (ready.length === 0 || routeId === '') {
      return;
    }
    const name = typed(enterprise);
    const items = ready.map((row) => {
      const item = itemOf(row, defaults);
      const key = JSON.stringify([name, item]);
      const id = ids.get(key) ?? newId();
      ids.set(key, id);
      return { ...item, id };
    });
    const asking = name === undefined ? undefined : { name };
    const result = await submit.send({ body: defined({ enterprise: asking, items }) });
    if (!result.ok) {
      return;
    }
    const accepted = outcomes.take(ready, result.data.outcomes);
    grid.done(accepted);
    setTried(accepted.size < grid.filled.length);
    setDone({ n: accepted.size, bad: grid.filled.length - accepted.size });
  };
  return (
    <Panel title={t('enter')}>
      <LeaveGuard dirty={grid.filled.length > 0 && !grid.draft.kept} />
      <p className="muted">{t('lead')}</p>
      {routes.data !== undefined && inForce.length === 0 ? (
        <Notice tone="warning">{t('noRoutes')}</Notice>
      ) : null}
      {done === null ? null : (
        <Notice tone={done.bad === 0 ? 'good' : 'warning'}>
          {done.bad === 0 ? t('sentAll', done) : t('sentSome', done)}
        </Notice>
      )}
      <div className="three">
        <Choice
          label={t('route')}
          options={inForce.map(({ id, name }) => ({ value: id, label: name }))}
          value={routeId}
          onChange={setChosen}
        />
        <TextInput
          label={t('enterprise')}
          maxLength={160}
          value={enterprise}
          onChange={(event) => setEnterprise(event.currentTarget.value)}
        />
        <DateField label={t('startsAt')} time value={local} onChange={setLocal} />
      </div>
      {tried && routeId === '' ? (
        <Notice tone="warning" alert>
          {t('needRoute')}
        </Notice>
      ) : null}
      <FailureNotice failure={submit.failure} typing />
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

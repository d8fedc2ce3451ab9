import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { TypingGrid } from '../../kit/grid/TypingGrid.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { bodyOf, emptyDraft } from './draft.ts';
import { Sessions } from './Sessions.tsx';
import { yearOf } from './sheet.ts';
import { texts } from './texts.ts';
import { useRosterGrid } from './useRosterGrid.ts';

/** A new roster: what it is of, when, and who was on it, pasted in one step with a preview before it is saved. */
export function RosterNew() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const draft = useDraft(emptyDraft);
  const { value, set } = draft;
  const [id] = useState(() => newId());
  const [thisYear] = useState(() => yearOf(Date.now()));
  const [rosterId, setRosterId] = useState<string | null>(null);
  const [said, setSaid] = useState<{ readonly tone: 'info' | 'warning'; readonly text: string } | null>(null);
  const year = value.sessions[0]?.from?.slice(0, 4);
  const roster = useRosterGrid('new', year === undefined ? thisYear : Number(year));
  const preview = useSend('POST /rosters/preview');
  const save = useSend('POST /rosters', ['/rosters', '/cases']);
  const more = useSend('POST /rosters/{id}/rows', ['/rosters', '/cases']);

  const onPreview = async () => {
    roster.markTried();
    const rows = roster.items();
    if (rows.length === 0) {
      return;
    }
    const placeId = value.place?.id;
    const result = await preview.send({ body: placeId === undefined ? { rows } : { rows, placeId } });
    if (result.ok) {
      const { outcomes } = result.data;
      roster.showPreview(outcomes);
      const count = (state: string) => formatNumber(outcomes.filter((one) => one.state === state).length);
      const bad =
        outcomes.filter((one) => one.state === 'refused').length + roster.grid.filled.length - rows.length;
      const text = t('previewed', { known: count('known'), fresh: count('new'), bad: formatNumber(bad) });
      setSaid({ tone: 'info', text });
    }
  };
  const onSave = async () => {
    roster.markTried();
    const rows = roster.items();
    const body = bodyOf(value, id, rows);
    if (body === null) {
      setSaid({ tone: 'warning', text: t('needForm') });
      return;
    }
    const result =
      rosterId === null
        ? await save.send({ body })
        : await more.send({ params: { id: rosterId }, body: { rows } });
    if (!result.ok) {
      return;
    }
    const { n, bad } = roster.takeSaved(result.data.outcomes);
    draft.reset(value);
    setRosterId(result.data.id);
    if (bad === 0) {
      void navigate({ to: '/rosters/$id', params: { id: result.data.id }, ignoreBlocker: true });
      return;
    }
    setSaid({ tone: 'warning', text: t('savedSome', { n: formatNumber(n), bad: formatNumber(bad) }) });
  };
  return (
    <Page title={t('newTitle')}>
      <LeaveGuard dirty={draft.dirty && rosterId === null} />
      <Panel>
        <div className="two">
          <CodeSelect
            kind="rosterKind"
            label={t('kind')}
            value={value.kind}
            onChange={(kind) => set({ kind: kind ?? 'class' })}
          />
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            required
            value={value.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <PlacePicker label={t('place')} value={value.place} onPick={(place) => set({ place })} />
          {value.place === null ? (
            <AreaPicker
              label={t('area')}
              hint={t('areaHint')}
              value={value.areaId}
              onPick={(areaId) => set({ areaId })}
            />
          ) : null}
        </div>
        <Sessions value={value.sessions} onChange={(sessions) => set({ sessions })} />
      </Panel>
      <Panel title={t('people')}>
        <TypingGrid label={t('people')} grid={roster.grid} shown={roster.shown} noteOf={roster.noteOf} />
        {said === null ? null : (
          <Notice
            tone={said.tone}
            title={said.text}
            actions={
              rosterId === null ? undefined : (
                <Link to="/rosters/$id" params={{ id: rosterId }}>
                  {t('openRoster')}
                </Link>
              )
            }
          />
        )}
        <FailureNotice failure={save.failure ?? more.failure ?? preview.failure} typing />
        <div className="row">
          <Button
            loading={save.busy || more.busy}
            disabled={roster.grid.filled.length === 0}
            onClick={() => void onSave()}
          >
            {t('save', { n: formatNumber(roster.ready.length) })}
          </Button>
          <Button
            variant="default"
            loading={preview.busy}
            disabled={roster.grid.filled.length === 0}
            onClick={() => void onPreview()}
          >
            {t('preview')}
          </Button>
        </div>
      </Panel>
    </Page>
  );
}

import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MOST_SCENES, MOST_TILES, type SceneSetting } from '../../../../contract/command-wall.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { moved, newScene, newTile } from './draft.ts';
import { History } from './History.tsx';
import { Preview } from './Preview.tsx';
import { texts } from './texts.ts';
import { TileForm } from './TileForm.tsx';
import type { Layout } from './types.ts';

/** Which tiles stand on which scene of the wall. */
export function WallScenes() {
  const t = useTexts(texts);
  const layout = useApi('GET /command/wall-layout', {});
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Await query={layout}>{(found) => <Editor layout={found} />}</Await>
    </Page>
  );
}

function Editor({ layout }: { readonly layout: Layout }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const metrics = useApi('GET /metrics', {});
  const [draft, setDraft] = useState<readonly SceneSetting[] | null>(null);
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<'save' | 'reset' | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const put = useSend('PUT /command/wall-layout', ['/command/wall']);
  const scenes = draft ?? layout.scenes;
  const index = Math.min(at, scenes.length - 1);
  const scene = scenes[index]!;
  const set = (next: readonly SceneSetting[]) => {
    setSaved(null);
    setDraft(next);
  };
  const change = (patch: Partial<SceneSetting>) =>
    set(scenes.map((one, i) => (i === index ? { ...one, ...patch } : one)));
  const { tiles } = scene;
  const fresh = newScene(scenes, t('newScene'), t('newSceneEn'));
  const send = async (wanted: readonly SceneSetting[] | null, reason: string | undefined) => {
    const result = await put.send({
      body: { version: layout.version, scenes: wanted === null ? null : [...wanted], reason: reason ?? '' },
    });
    if (result.ok) {
      setAsking(null);
      setDraft(null);
      setSaved(result.data.version);
    }
  };
  return (
    <>
      <LeaveGuard dirty={draft !== null} />
      <div className="row">
        <Button disabled={draft === null} onClick={() => setAsking('save')}>
          {t('save')}
        </Button>
        {draft === null ? null : (
          <Button variant="default" onClick={() => setDraft(null)}>
            {t('undo')}
          </Button>
        )}
        {layout.shipped ? null : (
          <Button variant="default" onClick={() => setAsking('reset')}>
            {t('reset')}
          </Button>
        )}
        <span className="muted">
          {draft !== null
            ? t('changed')
            : layout.shipped
              ? t('shipped')
              : t('inForce', { n: layout.version })}
        </span>
      </div>
      {saved === null ? null : <Notice tone="good">{t('saved', { n: saved })}</Notice>}
      <Segments
        label={t('scenes')}
        options={scenes.map((one, i) => [String(i), `${one.key}. ${one[lang]}`] as const)}
        value={String(index)}
        onChange={(value) => setAt(Number(value))}
      />
      <div className="row">
        <Button
          variant="default"
          disabled={fresh === null || scenes.length >= MOST_SCENES}
          onClick={() => {
            if (fresh !== null) {
              set([...scenes, fresh]);
              setAt(scenes.length);
            }
          }}
        >
          {t('addScene')}
        </Button>
      </div>
      <Panel title={t('scene', { name: scene[lang] })}>
        <div className="row">
          {(['vi', 'en'] as const).map((field) => (
            <TextInput
              key={field}
              label={t(field === 'vi' ? 'nameVi' : 'nameEn')}
              required
              maxLength={60}
              value={scene[field]}
              onChange={(event) => change({ [field]: event.currentTarget.value })}
            />
          ))}
          <NumberInput
            label={t('seconds')}
            min={5}
            max={600}
            value={scene.seconds}
            onChange={(value) => (typeof value === 'number' ? change({ seconds: value }) : undefined)}
            w={110}
          />
          <NumberInput
            label={t('key')}
            min={1}
            max={MOST_SCENES}
            clampBehavior="strict"
            value={scene.key}
            onChange={(value) => (typeof value === 'number' ? change({ key: value }) : undefined)}
            w={90}
          />
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              set(moved(scenes, index, -1));
              setAt(Math.max(0, index - 1));
            }}
          >
            {t('up')}
            <span className="hidden"> {scene[lang]}</span>
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              set(moved(scenes, index, 1));
              setAt(Math.min(scenes.length - 1, index + 1));
            }}
          >
            {t('down')}
            <span className="hidden"> {scene[lang]}</span>
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={scenes.length === 1}
            onClick={() => set(scenes.filter((_, i) => i !== index))}
          >
            {t('remove')}
            <span className="hidden"> {scene[lang]}</span>
          </Button>
        </div>
      </Panel>
      <Preview key={scene.id} scene={scene} />
      <h2>{t('tiles')}</h2>
      {tiles.map((tile, i) => (
        <TileForm
          key={tile.id}
          tile={tile}
          number={i + 1}
          metrics={metrics.data?.items ?? []}
          onChange={(next) => change({ tiles: tiles.map((one, j) => (j === i ? next : one)) })}
          onMove={(by) => change({ tiles: moved(tiles, i, by) })}
          onRemove={() => change({ tiles: tiles.filter((_, j) => j !== i) })}
        />
      ))}
      <div className="row">
        <Button
          variant="default"
          disabled={tiles.length >= MOST_TILES}
          onClick={() => change({ tiles: [...tiles, newTile(tiles)] })}
        >
          {t('addTile')}
        </Button>
      </div>
      <History layout={layout} onTake={set} />
      {asking === null ? null : (
        <ReasonDialog
          title={t(asking === 'save' ? 'saveTitle' : 'resetTitle')}
          submit={t(asking)}
          busy={put.busy}
          failure={put.failure}
          onClose={() => setAsking(null)}
          onSend={async (reason) => await send(asking === 'save' ? scenes : null, reason)}
        >
          <p>{t(asking === 'save' ? 'saveHint' : 'resetHint')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

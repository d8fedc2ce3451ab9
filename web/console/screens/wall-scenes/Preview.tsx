import { useEffect, useState } from 'react';
import type { SceneSetting } from '../../../../contract/command-wall.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { useDebounced } from '../../kit/useDebounced.ts';
import { useSend } from '../../kit/useApi.ts';
import type { WallData } from '../../wall/ages.ts';
import { firstState } from '../../wall/keypad.ts';
import { Screen } from '../../wall/Wall.tsx';
import { texts } from './texts.ts';

const SETTLE_MS = 500;
const nothing = () => undefined;

/** The scene as the wall would show it, with figures of now. A picture of the form above it, so readers skip it. */
export function Preview({ scene }: { readonly scene: SceneSetting }) {
  const t = useTexts(texts);
  const settled = useDebounced(scene, SETTLE_MS);
  const preview = useSend('POST /command/wall-preview');
  const [data, setData] = useState<WallData | null>(null);
  const { send } = preview;
  useEffect(() => {
    let current = true;
    const show = async () => {
      const result = await send({ body: { scene: settled } });
      if (current && result.ok) {
        setData(result.data);
      }
    };
    void show();
    return () => {
      current = false;
    };
    // `send` is made anew at every drawing; what is sent follows from the scene alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <Panel title={t('preview')}>
      <p className="muted small">{t('previewHint')}</p>
      <FailureNotice failure={preview.failure} typing />
      {data === null ? (
        preview.failure === null ? (
          <Loading />
        ) : null
      ) : (
        <div className="wall-frame" aria-hidden="true" inert>
          <Screen
            className=""
            data={data}
            state={firstState}
            stream="live"
            failed={false}
            held={null}
            onPages={nothing}
          />
        </div>
      )}
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Alerts } from './Alerts.tsx';
import type { BoardPost } from './board.ts';
import { ModeDialog } from './ModeDialog.tsx';
import { ModeWord } from './ModeWord.tsx';
import { NeighbourDialog } from './NeighbourDialog.tsx';
import { SlipDialog } from './SlipDialog.tsx';
import { texts } from './texts.ts';

type Opened = 'mode' | 'slips' | 'neighbours' | null;

/** One post: how it works, whom it hears from, and what its commander can change. */
export function PostPanel({ post }: { readonly post: BoardPost }) {
  const t = useTexts(texts);
  const commands = useRight('gate.command');
  const manages = useRight('gate.manage');
  const hears = useRight('gate.record');
  const [opened, setOpened] = useState<Opened>(null);
  const posts = useApi('GET /gates/posts', {});
  const close = () => setOpened(null);
  return (
    <Panel
      title={t('mode')}
      actions={
        <>
          {commands ? <Button onClick={() => setOpened('mode')}>{t('changeMode')}</Button> : null}
          {manages ? (
            <>
              <Button variant="default" onClick={() => setOpened('neighbours')}>
                {t('editNeighbours')}
              </Button>
              <Button variant="default" onClick={() => setOpened('slips')}>
                {t('slips')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div>
        <ModeWord mode={post.mode} />
      </div>
      <Await query={posts} lines={1}>
        {({ items }) => {
          const own = items.find(({ id }) => id === post.postId);
          const names = items.filter(({ id }) => own?.neighbourIds.includes(id)).map(({ name }) => name);
          const others = (own?.neighbourIds.length ?? 0) - names.length;
          return (
            <>
              <p>
                {names.length + others === 0
                  ? t('noNeighbours')
                  : `${t('neighbours')}: ${[...names, ...(others > 0 ? [`+${others}`] : [])].join(', ')}`}
              </p>
              {opened === 'neighbours' && own !== undefined ? (
                <NeighbourDialog post={own} posts={items} onClose={close} />
              ) : null}
            </>
          );
        }}
      </Await>
      {hears ? <Alerts postId={post.postId} /> : null}
      {opened === 'mode' ? <ModeDialog post={post} onClose={close} /> : null}
      {opened === 'slips' ? <SlipDialog post={post} onClose={close} /> : null}
    </Panel>
  );
}

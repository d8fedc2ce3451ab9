import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { TaskList } from '../tasks/TaskList.tsx';
import { texts } from './texts.ts';

/** Tasks given to the officer's office or unit, and overdue ones that came up to it. */
export function DueTasks() {
  const t = useTexts(texts);
  return (
    <>
      <Panel title={t('mine')}>
        <TaskList query={{ view: 'mine', open: true }} />
      </Panel>
      <Panel title={t('escalated')}>
        <TaskList query={{ view: 'escalated' }} />
      </Panel>
    </>
  );
}

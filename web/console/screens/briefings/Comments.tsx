import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { useRight } from '../../app/session/session.ts';
import { typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { Briefing } from './types.ts';
import { texts } from './texts.ts';

/** What officers say about a cut; the cut itself stays as it is. */
export function Comments({ briefing }: { readonly briefing: Briefing }) {
  const t = useTexts(texts);
  const works = useRight('command.work');
  const [text, setText] = useState('');
  const [id, setId] = useState(newId);
  const send = useSend('POST /command/briefings/{id}/comments', ['/command/briefings']);
  const submit = async () => {
    const said = typed(text);
    if (
      said !== undefined &&
      (await send.send({ params: { id: briefing.id }, body: { id, text: said } })).ok
    ) {
      setText('');
      setId(newId());
    }
  };
  return (
    <Panel title={t('comments')}>
      {briefing.comments.length === 0 ? <p className="muted">{t('commentsNone')}</p> : null}
      {briefing.comments.map((one) => (
        <p key={one.id}>
          <strong>{one.by}</strong> <span className="muted small">{showInstant(one.at)}</span>
          <span className="block">{one.text}</span>
        </p>
      ))}
      {works ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Textarea
            label={t('comment')}
            autosize
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <FailureNotice failure={send.failure} typing />
          <div className="row">
            <Button type="submit" variant="default" loading={send.busy} disabled={typed(text) === undefined}>
              {t('send')}
            </Button>
          </div>
        </form>
      ) : null}
    </Panel>
  );
}

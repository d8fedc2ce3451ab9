import { useParams } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { Sources } from './Sources.tsx';
import { texts } from './texts.ts';

/** Backward tracing of a case: who may have infected it. */
export function Backward() {
  const { id } = useParams({ strict: false });
  const t = useTexts(texts);
  const mayTrace = useRight('tracing.run');
  return (
    <CaseFrame id={id ?? ''}>
      {(record) =>
        mayTrace ? <Sources key={record.id} record={record} /> : <Notice tone="warning">{t('mayNot')}</Notice>
      }
    </CaseFrame>
  );
}

import { useParams } from '@tanstack/react-router';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { Grid } from './Grid.tsx';
import { TracePanel } from './TracePanel.tsx';
import { useRight } from '../../app/session/session.ts';

/** Contacts of a case: find them, see why, decide. */
export function Contacts() {
  const { id } = useParams({ strict: false });
  const mayTrace = useRight('tracing.run');
  return (
    <CaseFrame id={id ?? ''}>
      {(record) => (
        <>
          {mayTrace ? <TracePanel record={record} /> : null}
          <Grid key={record.id} caseId={record.id} caseLabel={record.label} />
        </>
      )}
    </CaseFrame>
  );
}

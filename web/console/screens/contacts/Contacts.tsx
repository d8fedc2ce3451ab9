import { useParams } from '@tanstack/react-router';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { CutPanel } from './CutPanel.tsx';
import { Grid } from './Grid.tsx';
import { ListTabs, listOf } from './ListTabs.tsx';
import { PlaceExposures } from './PlaceExposures.tsx';
import { TracePanel } from './TracePanel.tsx';
import { useRight } from '../../app/session/session.ts';

/** Contacts of a case: find them, see why, decide. */
export function Contacts() {
  const { id } = useParams({ strict: false });
  const mayTrace = useRight('tracing.run');
  const [url] = useUrlState();
  const list = listOf(url['list']);
  return (
    <CaseFrame id={id ?? ''}>
      {(record) => (
        <>
          {mayTrace ? <TracePanel record={record} /> : null}
          {mayTrace && record.contactCount > 0 ? <CutPanel key={record.id} caseId={record.id} /> : null}
          <ListTabs caseId={record.id} current={list} />
          {list === 'places' ? (
            <PlaceExposures caseId={record.id} />
          ) : (
            <Grid
              key={`${record.id} ${list}`}
              caseId={record.id}
              caseLabel={record.label}
              below={list === 'below'}
            />
          )}
        </>
      )}
    </CaseFrame>
  );
}

import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { useSession, useSwitchSession } from '../session/session.ts';
import { texts } from './texts.ts';
import { useDatasetName } from './useDatasetName.ts';

/** Live data, training data or a study: the same screens on another dataset. */
export function DatasetSwitch() {
  const t = useTexts(texts);
  const nameOf = useDatasetName();
  const session = useSession();
  const change = useSend('PUT /session/dataset');
  const switchSession = useSwitchSession();
  if (session.datasets.length < 2) {
    return null;
  }
  const onChange = async (dataset: string) => {
    const result = await change.send({ body: { dataset } });
    if (result.ok) {
      switchSession(result.data);
    }
  };
  return (
    <>
      <label className="dataset">
        <span className="hidden">{t('dataset')}</span>
        <select
          value={session.dataset}
          disabled={change.busy}
          onChange={(event) => void onChange(event.currentTarget.value)}
        >
          {session.datasets.map((dataset) => (
            <option key={dataset} value={dataset}>
              {nameOf(dataset)}
            </option>
          ))}
        </select>
      </label>
      <FailureNotice failure={change.failure} />
    </>
  );
}

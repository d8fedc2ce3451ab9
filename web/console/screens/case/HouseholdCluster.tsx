import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { defineTexts } from '../../../shared/texts.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';

const texts = defineTexts({
  vi: { open: 'Chùm ca hộ gia đình' },
  en: { open: 'Household cluster' },
});

/** Makes the cluster of the case's household, or opens the one there is. */
export function HouseholdCluster({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const make = useSend('POST /cases/{id}/household-cluster', ['/clusters']);
  const open = async () => {
    const result = await make.send({ params: { id: caseId } });
    if (result.ok) {
      void navigate({ to: '/clusters/$id', params: { id: result.data.id } });
    }
  };
  return (
    <>
      <Button variant="default" loading={make.busy} onClick={() => void open()}>
        {t('open')}
      </Button>
      <FailureNotice failure={make.failure} />
    </>
  );
}

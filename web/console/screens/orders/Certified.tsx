import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { FileButton } from '../../kit/FileButton.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { certificateTexts } from './certificate-texts.ts';
import type { CertificateOutcomes } from './CertifyDialog.tsx';

type CertifiedProps = {
  readonly outcomes: CertificateOutcomes;
  readonly nameOf: (orderId: string) => string | undefined;
};

/** The server puts so many into a file. */
const A_FILE = 500;

/** Which orders have their certificates now, and a file of these for each 500. */
export function Certified({ outcomes, nameOf }: CertifiedProps) {
  const t = useTexts(certificateTexts);
  const good = outcomes.filter(({ certificate }) => certificate !== undefined).map(({ id }) => id);
  const files = Array.from({ length: Math.ceil(good.length / A_FILE) }, (_, i) =>
    good.slice(i * A_FILE, (i + 1) * A_FILE),
  );
  return (
    <>
      <BulkOutcomes outcomes={outcomes} nameOf={nameOf} title={(n, total) => t('done', { n, total })} />
      <div className="row">
        {files.map((ids) => (
          <FileButton
            key={ids[0]}
            url={fileUrl('GET /orders/certificates.pdf', { query: { ids: ids.join(',') } })}
            accept="application/pdf"
            name="giay-xac-nhan.pdf"
          >
            {t('print', { n: formatNumber(ids.length) })}
          </FileButton>
        ))}
      </div>
    </>
  );
}

import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { orderBody } from './order-papers-fixture.ts';
import { FIRST_DAY, FREE_KIND, someWording } from './order-templates-fixture.ts';
import { type OutsideExpectation, refused } from './outside-kit.ts';

/** Wordings of decisions belong to their office; a preview is refused as the issue would be. */
export const orderTemplateExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /order-templates': refused(
    () => '/order-templates',
    (f) => ({ id: uuid7(), officeId: f.officeId, kind: FREE_KIND }),
  ),
  'PATCH /order-templates/{id}': refused(
    (f) => `/order-templates/${f.templateToChange}`,
    () => ({ version: 1, content: someWording }),
  ),
  'POST /order-templates/{id}/discard': refused(
    (f) => `/order-templates/${f.templateToDiscard}/discard`,
    () => ({ version: 1 }),
  ),
  'POST /order-templates/{id}/start': refused(
    (f) => `/order-templates/${f.templateToStart}/start`,
    () => ({ version: 1, validFrom: FIRST_DAY }),
  ),
  'POST /order-templates/{id}/end': refused(
    (f) => `/order-templates/${f.templateInForce}/end`,
    () => ({ reason: 'Sai thẩm quyền' }),
  ),
  'POST /orders/preview.pdf': refused(
    () => '/orders/preview.pdf',
    (f) => orderBody(f.personId, f.officeId),
  ),
};

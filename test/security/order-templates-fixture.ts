import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { standingWording } from '../../server/modules/orders/rules/standing-wordings.ts';

/** Drafts of templates of an office, one for each step that is tried, and a version in force. */
export type OrderTemplatesFixture = {
  readonly templateToChange: string;
  readonly templateToDiscard: string;
  readonly templateToStart: string;
  readonly templateInForce: string;
};

/** A draft of a kind that the fixture leaves free, and what a wording looks like. */
export const FREE_KIND = 'test';
export const someWording = standingWording('quarantine-home');
export const FIRST_DAY = '2026-11-20';

/** Makes them through the API. */
export async function buildOrderTemplates(
  make: (path: string, body: object) => Promise<{ id: string }>,
  officeId: string,
): Promise<OrderTemplatesFixture> {
  const draft = async (kind: string) => (await make('/order-templates', { id: uuid7(), officeId, kind })).id;
  const templateInForce = await draft('isolation-hospital');
  await make(`/order-templates/${templateInForce}/start`, { version: 1, validFrom: FIRST_DAY });
  return {
    templateToChange: await draft('quarantine-home'),
    templateToDiscard: await draft('quarantine-facility'),
    templateToStart: await draft('isolation-home'),
    templateInForce,
  };
}

import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { parseAddress } from './address.ts';
import { texts } from './texts.ts';

/** Steps of the gate officer and of the community team are done in an app of its own. */
const FIELD_APP = '/field/';

/** Leads to the screen where a step is done. */
export function StepLink({ path }: { readonly path: string }) {
  const t = useTexts(texts);
  return path.startsWith(FIELD_APP) ? (
    <a href={path}>{t('openScreen')}</a>
  ) : (
    <Link {...parseAddress(path)}>{t('openScreen')}</Link>
  );
}

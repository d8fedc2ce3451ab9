import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Page } from '../../kit/Page.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { texts } from './texts.ts';

/** The studies that this session may see. */
export function Studies() {
  const t = useTexts(texts);
  const { datasets } = useSession();
  const names = datasets.filter((one) => one.startsWith('study:')).map((one) => one.slice('study:'.length));
  return (
    <Page title={t('title')} lead={t('lead')}>
      {names.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : null}
      <ul className="plain">
        {names.map((name) => (
          <li key={name}>
            <Link to="/studies/$name" params={{ name }}>
              {t('open', { name })}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

import { InstallHint } from '../app/InstallHint.tsx';
import { draft } from '../data/draft.ts';
import { info } from '../data/info.ts';
import { Page } from '../kit/Page.tsx';
import { icons } from './icons.ts';
import { t } from './texts.ts';
import { ZoneCard } from './ZoneCard.tsx';

/** C1: the zone where I live, and what one can do here. */
export function Screen() {
  const tasks = [
    { to: '/quet', icon: icons.scan, name: t('scan'), more: t('scanMore') },
    {
      to: '/khai-bao',
      icon: icons.declare,
      name: t('declare'),
      more: draft.value.value ? t('draft') : t('declareMore'),
    },
    { to: '/ban-do/truc-tiep', icon: icons.map, name: t('map'), more: t('mapMore') },
    { to: '/ma-cua-toi', icon: icons.codes, name: t('codes'), more: t('codesMore') },
    { to: '/the-giay', icon: icons.paper, name: t('paper'), more: t('paperMore') },
    { to: '/nguoi-than', icon: icons.declare, name: t('helping'), more: t('helpingMore') },
    { to: '/xe', icon: icons.lorry, name: t('lorry'), more: t('lorryMore') },
    { to: '/doanh-nghiep', icon: icons.paper, name: t('enterprise'), more: t('enterpriseMore') },
    { to: '/du-lieu-cua-toi', icon: icons.codes, name: t('myData'), more: t('myDataMore') },
    ...(info.value.value?.simulated === true
      ? [{ to: '/tap-huan', icon: icons.declare, name: t('training'), more: t('trainingMore') }]
      : []),
    { to: 'tel:1022', icon: icons.call, name: t('call'), more: t('callMore') },
  ];
  return (
    <Page title={t('title')}>
      <ZoneCard />
      <h2>{t('tasks')}</h2>
      <ul class="tasks">
        {tasks.map(({ to, icon, name, more }) => (
          <li key={to}>
            <a class="task" href={to}>
              <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
                <path d={icon} stroke-linejoin="round" stroke-linecap="round" />
              </svg>
              <strong>{name}</strong>
              <small>{more}</small>
            </a>
          </li>
        ))}
      </ul>
      <InstallHint />
    </Page>
  );
}

import { subject } from '../decide/deciding.ts';
import { readIn, vehicle } from '../decide/vehicle.ts';
import { t } from './texts.ts';
import { go, type View, view } from './view.ts';

/** The four screens of a shift. They give way while a person waits for a decision. */
export function Nav() {
  const open = vehicle.value;
  if (subject.value !== null) {
    return null;
  }
  const entries: readonly (readonly [View, string])[] = [
    ['quet', t('scan')],
    ['xe', open === null ? t('vehicle') : `${t('vehicle')} ${readIn(open)}/${open.people}`],
    ['khong-ma', t('noCode')],
    ['so-ca', t('log')],
  ];
  return (
    <nav class="nav" aria-label={t('nav')}>
      {entries.map(([name, text]) => (
        <button
          key={name}
          type="button"
          aria-current={
            view.value === name || (name === 'xe' && view.value === 'chuyen') ? 'page' : undefined
          }
          onClick={() => go(name)}
        >
          {text}
        </button>
      ))}
    </nav>
  );
}

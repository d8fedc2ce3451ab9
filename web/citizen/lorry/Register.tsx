import { useEffect, useId, useState } from 'preact/hooks';
import type { DataOf } from '../../shared/client.ts';
import { formatTime } from '../../shared/formats.ts';
import { newId } from '../../shared/ids.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { type LorryDraft, lorryDraft, ownTrips } from './kept.ts';
import type { Gates } from './types.ts';
import { emptyDraft, missingFields, toRegistration } from './registration.ts';
import { refusalText, t } from './texts.ts';

type Slots = DataOf<'GET /public/gates/{id}/slots'>['items'];
type TextField = Exclude<keyof LorryDraft, 'other' | 'routeId' | 'slotAt' | 'testKind'>;
type Refusal = Parameters<typeof refusalText>[0];
const MOST_KEPT = 5;

/** Registers a trip without log-in. What was typed stays on the phone until it was sent. */
export function Register({ gates }: { readonly gates: Gates }) {
  const [fresh] = useState(() => emptyDraft(Date.now()));
  const [id, setId] = useState(newId);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const draft = lorryDraft.value.value ?? fresh;
  const set = (patch: Partial<LorryDraft>) => {
    setSent(false);
    void lorryDraft.set({ ...draft, ...patch });
  };
  const gate = gates.gates.find(({ routes }) => routes.some((route) => route.id === draft.routeId));
  const slots = useSlots(gate?.id, draft.startDay);
  const missing = missingFields(draft);
  const send = async () => {
    setTried(true);
    if (missing.length > 0 || sending) {
      return;
    }
    setSending(true);
    const answer = await api.call('POST /public/border/trips', { body: toRegistration(id, draft) });
    const outcome = answer.ok ? answer.data.outcomes[0] : undefined;
    if (outcome !== undefined && outcome.status < 400) {
      const others = (ownTrips.value.value ?? []).filter((own) => own.id !== id);
      await ownTrips.set([{ id, plate: draft.plate.trim() }, ...others].slice(0, MOST_KEPT));
      await lorryDraft.set(null);
      setId(newId());
      setSent(true);
      setTried(false);
      setRefusal(null);
    } else {
      setRefusal(answer.ok ? (outcome ?? {}) : answer.error);
      // Corrected content is another request; the same one sent again after a lost answer is not.
      setId(answer.ok ? newId() : id);
    }
    setSending(false);
  };
  const field = (name: TextField, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field
      {...more}
      label={t(name)}
      value={draft[name]}
      maxLength={120}
      onInput={(value) => set({ [name]: value })}
    />
  );
  return (
    <>
      <h2>{t('register')}</h2>
      <p>{t('rules')}</p>
      {sent && <Notice tone="good" title={t('sent')} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Select
          label={t('route')}
          value={draft.routeId}
          options={gates.gates.flatMap(({ routes }) => routes.map((one) => [one.id, one.name] as const))}
          onChange={(routeId) => set({ routeId, slotAt: '' })}
        />
        {gate !== undefined && (
          <RouteTerms route={gate.routes.find(({ id: own }) => own === draft.routeId)!} />
        )}
        {field('plate', { hint: t('plateHint'), autocapitalize: 'characters', autocomplete: 'off' })}
        <label class="choice">
          <input type="checkbox" checked={draft.other} onChange={() => set({ other: !draft.other })} />
          <span>{t('other')}</span>
        </label>
        {field('driver', { autocomplete: 'name' })}
        {field('phone', { type: 'tel', autocomplete: 'tel' })}
        {field('document', { autocomplete: 'off' })}
        {field('assistant', { autocomplete: 'off' })}
        {field('enterprise', { autocomplete: 'organization' })}
        {field('goods')}
        {field('weight')}
        {field('seals', { autocapitalize: 'characters', autocomplete: 'off' })}
        {field('startDay', { type: 'date' })}
        <Time label={t('startTime')} value={draft.startTime} onInput={(startTime) => set({ startTime })} />
        {slots.length > 0 && (
          <Select
            label={t('slotPick')}
            empty={t('noSlot')}
            value={draft.slotAt}
            options={slots.map(
              ({ at, capacity, taken }) =>
                [at, t('free', { at: formatTime(at), n: Math.max(0, capacity - taken) })] as const,
            )}
            onChange={(slotAt) => set({ slotAt })}
          />
        )}
        <Select
          label={t('testKind')}
          empty={t('noTest')}
          value={draft.testKind}
          options={[
            ['pcr', t('pcr')],
            ['rapid', t('rapid')],
          ]}
          onChange={(kind) => set({ testKind: kind === 'pcr' || kind === 'rapid' ? kind : '' })}
        />
        {draft.testKind !== '' && (
          <>
            {field('testDay', { type: 'date' })}
            <Time label={t('testTime')} value={draft.testTime} onInput={(testTime) => set({ testTime })} />
          </>
        )}
        <p class="field-hint">{t('privacy')}</p>
        {tried && missing.length > 0 && (
          <Notice
            tone="bad"
            title={t('needed', { fields: missing.map((name) => t(nameOf(name))).join(', ') })}
          />
        )}
        {refusal !== null && (
          <Notice tone="bad" title={t('failed')}>
            <p>{refusalText(refusal)}</p>
          </Notice>
        )}
        <button type="submit" disabled={sending}>
          {t(sending ? 'sending' : 'send')}
        </button>
      </form>
    </>
  );
}

/** What the form calls a field. */
function nameOf(name: keyof LorryDraft): TextField | 'route' | 'slotPick' | 'testKind' | 'other' {
  return name === 'routeId' ? 'route' : name === 'slotAt' ? 'slotPick' : name;
}

/** Free appointments of a gate on a day; none while they are unknown. */
function useSlots(gateId: string | undefined, date: string): Slots {
  const [slots, setSlots] = useState<Slots>([]);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const known = gateId !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date);
      const answer = known
        ? await api.call('GET /public/gates/{id}/slots', { params: { id: gateId }, query: { date } })
        : null;
      if (current) {
        const items = answer?.ok === true ? answer.data.items : [];
        setSlots(items.filter(({ at, capacity, taken }) => taken < capacity && Date.parse(at) > Date.now()));
      }
    };
    void load();
    return () => {
      current = false;
    };
  }, [gateId, date]);
  return slots;
}

function RouteTerms({ route }: { readonly route: Gates['gates'][number]['routes'][number] }) {
  return (
    <div class="hint">
      <ol>
        {route.posts.map((post) => (
          <li key={post.name}>{t('within', { name: post.name, n: post.limitMinutes })}</li>
        ))}
      </ol>
      {route.restStops.length > 0 && <p>{t('rests', { names: route.restStops.join(', ') })}</p>}
      {route.needsHandOver && <p>{t('handOver')}</p>}
      {route.certainty === 'unverified' && <p class="warn">{t('unverified', { source: route.source })}</p>}
    </div>
  );
}

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
  readonly empty?: string;
};

function Select({ label, value, options, onChange, empty }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{empty ?? t('choose')}</option>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

type TimeProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
};

function Time({ label, value, onInput }: TimeProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="time" value={value} onInput={(event) => onInput(event.currentTarget.value)} />
    </div>
  );
}

import { localDate } from '../../../platform/clock/clock.ts';
import type { CommandContext, Outlines } from '../context.ts';

const drawn = new WeakMap<CommandContext, { readonly key: string; readonly outlines: Promise<Outlines> }>();

/** Outlines change with units and boundaries only: they are made once a day and revision; a failure is not kept. */
export async function outlinesOf(context: CommandContext): Promise<Outlines> {
  const key = `${context.areas.revision()} ${localDate(context.platform.clock.now())}`;
  const known = drawn.get(context);
  if (known?.key === key) {
    return await known.outlines;
  }
  const outlines = context.outlines();
  drawn.set(context, { key, outlines });
  try {
    return await outlines;
  } catch (error) {
    drawn.delete(context);
    throw error;
  }
}

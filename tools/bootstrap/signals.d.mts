export function oncePerBurst(
  send: (signal: NodeJS.Signals) => void,
  now: () => number,
): (signal: NodeJS.Signals) => void;

const LN2 = 0.6931471805599453;

/**
 * Natural logarithm from additions, multiplications and divisions only. IEEE 754 fixes those to the last bit, but not
 * Math.log, and one differing bit would make another province on another engine. Relative error below 1e-15.
 */
export function ln(x: number): number {
  if (!(x > 0)) {
    return x === 0 ? -Infinity : Number.NaN;
  }
  let mantissa = x;
  let power = 0;
  while (mantissa >= 1.5) {
    mantissa /= 2;
    power += 1;
  }
  while (mantissa < 0.75) {
    mantissa *= 2;
    power -= 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let term = s;
  let sum = 0;
  for (let odd = 1; odd < 30; odd += 2) {
    sum += term / odd;
    term *= square;
  }
  return 2 * sum + power * LN2;
}

/** Exponential function from exactly specified operations, for |x| up to 700; see {@link ln}. */
export function exp(x: number): number {
  const power = Math.round(x / LN2);
  const rest = x - power * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 20; n += 1) {
    term *= rest / n;
    sum += term;
  }
  for (let step = 0; step < Math.abs(power); step += 1) {
    sum = power > 0 ? sum * 2 : sum / 2;
  }
  return sum;
}

/** ln Γ(a) - [(a - 1/2) ln a - a + ln(2π)/2] for a >= 16, by Stirling's series; the error is below 1e-15. */
function stirlingRest(a: number): number {
  const square = 1 / (a * a);
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / a;
}

/** Natural logarithm of the gamma function for a > 0: Stirling's series, reached by Γ(a + 1) = a Γ(a). */
export function lnGamma(a: number): number {
  let shifted = a;
  let product = 1;
  while (shifted < 16) {
    product *= shifted;
    shifted += 1;
  }
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI);
  return stirling + stirlingRest(shifted) - Math.log(product);
}

/** Density of the gamma distribution with shape a and scale 1 at x > 0, without loss of digits at large shapes. */
export function gammaDensity(a: number, x: number): number {
  if (a < 16) {
    return Math.exp((a - 1) * Math.log(x) - x - lnGamma(a));
  }
  const u = (x - a) / a;
  const exponent = -a * (u - Math.log1p(u)) - stirlingRest(a);
  return (Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent)) / x;
}

/**
 * Distribution function P(a, x) of the gamma distribution with shape a > 0 and scale 1: power series below x = a + 1,
 * Legendre's continued fraction (modified Lentz) above. Abramowitz and Stegun 6.5.29 and 6.5.31.
 */
export function gammaCdf(a: number, x: number): number {
  if (x <= 0) {
    return 0;
  }
  const front = gammaDensity(a, x) * x;
  return x < a + 1 ? front * lowerSeries(a, x) : 1 - front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / nonZero(factor * d + b, tiny);
    c = nonZero(b + factor / c, tiny);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) {
      break;
    }
  }
  return value;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/**
 * Quantile of the gamma distribution with shape a > 0 and scale 1 for 0 < p < 1: Newton steps from the Wilson-Hilferty
 * approximation, kept inside a bracket by bisection, so it converges for every shape.
 */
export function gammaQuantile(a: number, p: number): number {
  let low = 0;
  let high = Infinity;
  let x = firstGuess(a, p);
  for (let step = 0; step < 200; step += 1) {
    const error = gammaCdf(a, x) - p;
    if (error > 0) {
      high = x;
    } else {
      low = x;
    }
    let next = x - error / gammaDensity(a, x);
    if (!(next > low && next < high)) {
      next = high === Infinity ? 2 * x : (low + high) / 2;
    }
    if (Math.abs(next - x) <= 1e-15 * next || next === x) {
      return next;
    }
    x = next;
  }
  return x;
}

function firstGuess(a: number, p: number): number {
  const z = normalQuantile(p);
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  const guess = a * cube * cube * cube;
  return cube > 0.1 ? guess : Math.exp((Math.log(p) + lnGamma(a + 1)) / a);
}

/** Rough normal quantile (Abramowitz and Stegun 26.2.23, error 4.5e-4): only a first guess. */
function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -z : z;
}

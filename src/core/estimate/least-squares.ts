/** Sums over samples from which a line is fitted; those of some samples can be taken away again. */
export interface Sums {
  readonly count: number;
  /** Σ x, per column. */
  readonly x: readonly number[];
  readonly y: number;
  /** Σ x·xᵀ, by rows. */
  readonly xx: readonly (readonly number[])[];
  /** Σ x·y, per column. */
  readonly xy: readonly number[];
}

/** A straight line through many dimensions: `y = level + Σ weight · (x − mean)`. */
export interface Line {
  readonly level: number;
  readonly means: readonly number[];
  readonly weights: readonly number[];
}

/** The sums of one sample. */
export function sumsOf(x: readonly number[], y: number): Sums {
  return { count: 1, x, y, xx: x.map((a) => x.map((b) => a * b)), xy: x.map((a) => a * y) };
}

/** `a + sign · b`; with −1 it takes the samples of `b` out of `a`. */
export function combine(a: Sums, b: Sums, sign: 1 | -1): Sums {
  const vector = (u: readonly number[], v: readonly number[]) =>
    u.map((value, i) => value + sign * (v[i] ?? 0));
  return {
    count: a.count + sign * b.count,
    x: vector(a.x, b.x),
    y: a.y + sign * b.y,
    xx: a.xx.map((row, i) => vector(row, b.xx[i] ?? [])),
    xy: vector(a.xy, b.xy),
  };
}

/**
 * Ridge regression: least squares in which every weight is pulled towards 0 as strongly as `penalty` samples
 * would, each column measured in its own standard deviations. A column that never changes gets weight 0.
 */
export function fitLine(sums: Sums, penalty: number): Line {
  const { count } = sums;
  const means = sums.x.map((value) => value / count);
  const level = sums.y / count;
  const spread = sums.xx.map((row, i) =>
    row.map((value, j) => value - count * (means[i] ?? 0) * (means[j] ?? 0)),
  );
  const matrix = spread.map((row, i) =>
    row.map((value, j) => (i === j ? value * (1 + penalty / count) + 1e-9 * count : value)),
  );
  const right = sums.xy.map((value, i) => value - count * (means[i] ?? 0) * level);
  return { level, means, weights: solve(matrix, right) };
}

/** The line's height at `x`. */
export function heightAt(line: Line, x: readonly number[]): number {
  let height = line.level;
  for (let i = 0; i < x.length; i++) height += (line.weights[i] ?? 0) * ((x[i] ?? 0) - (line.means[i] ?? 0));
  return height;
}

/** Solves a symmetric positive system by Cholesky's decomposition. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const lower = matrix.map(() => new Float64Array(size));
  const at = (i: number, j: number) => lower[i]?.[j] ?? 0;
  const set = (i: number, j: number, value: number) => {
    const row = lower[i];
    if (row) row[j] = value;
  };
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k);
      set(i, j, i === j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / at(j, j));
    }
  }
  const half: number[] = [];
  for (let i = 0; i < size; i++) {
    let rest = right[i] ?? 0;
    for (let k = 0; k < i; k++) rest -= at(i, k) * (half[k] ?? 0);
    half.push(rest / at(i, i));
  }
  const answer = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = half[i] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= at(k, i) * (answer[k] ?? 0);
    answer[i] = rest / at(i, i);
  }
  return answer;
}

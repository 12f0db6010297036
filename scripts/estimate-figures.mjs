// Figures over estimates, for scripts/bench-estimate.mjs.

export function kindOf({ features }) {
  if (features.kind !== 'talk') return features.kind;
  return features.codeLines > 0 ? 'talk with code' : 'talk without code';
}

export function isHeld({ sample, low, high }) {
  return Number(low <= sample.minutes && sample.minutes <= high);
}

export function errorOf(rows) {
  return mean(rows.map(({ sample, minutes }) => Math.abs(minutes - sample.minutes)));
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

export function dot(a, b) {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/** Ordinary least squares by Gauss's elimination. */
export function leastSquares(rows, right) {
  const size = rows[0].length;
  const matrix = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)),
    rows.reduce((sum, row, k) => sum + row[i] * right[k], 0),
  ]);
  for (let i = 0; i < size; i++) {
    const pivot = matrix.slice(i).reduce((best, row) => (Math.abs(row[i]) > Math.abs(best[i]) ? row : best));
    matrix.splice(matrix.indexOf(pivot), 1);
    matrix.splice(i, 0, pivot);
    for (let k = 0; k < size; k++) {
      if (k === i) continue;
      const factor = matrix[k][i] / pivot[i];
      matrix[k] = matrix[k].map((value, j) => value - factor * pivot[j]);
    }
  }
  return matrix.map((row, i) => row[size] / row[i]);
}

/** Stands in until the screen is merged. */
export function ComparisonScreen() {
  return null;
}

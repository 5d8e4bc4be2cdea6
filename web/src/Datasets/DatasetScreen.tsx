/** Stands in until the screen is merged. */
export function DatasetScreen() {
  return null;
}

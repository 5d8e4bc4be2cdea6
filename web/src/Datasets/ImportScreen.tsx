/** Stands in until the screen is merged. */
export function ImportScreen() {
  return null;
}

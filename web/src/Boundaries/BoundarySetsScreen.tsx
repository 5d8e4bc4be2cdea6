/** Stands in until the screen is merged. */
export function BoundarySetsScreen() {
  return null;
}

/** Stands in until the screen is merged. */
export function BoundarySetScreen() {
  return null;
}

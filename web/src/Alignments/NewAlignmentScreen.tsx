/** Stands in until the screen is merged. */
export function NewAlignmentScreen() {
  return null;
}

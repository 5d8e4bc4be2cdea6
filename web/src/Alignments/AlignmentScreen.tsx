/** Stands in until the screen is merged. */
export function AlignmentScreen() {
  return null;
}

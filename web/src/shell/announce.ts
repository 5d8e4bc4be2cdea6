/** Says something to a screen reader, through the one live region of the page. */
export function announce(text: string): void {
  const region = document.getElementById('live-region');
  if (region !== null) {
    region.textContent = '';
    requestAnimationFrame(() => {
      region.textContent = text;
    });
  }
}

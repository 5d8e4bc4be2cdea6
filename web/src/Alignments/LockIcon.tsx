/** A padlock, closed or open; drawn here because not every system's font has one. */
export function LockIcon({ isLocked, label }: { isLocked: boolean; label?: string }) {
  return (
    <svg width={14} height={14} viewBox="0 0 16 16" role={label === undefined ? undefined : 'img'} aria-label={label} aria-hidden={label === undefined} style={{ verticalAlign: -2 }}>
      <path d={isLocked ? 'M5 7V5a3 3 0 0 1 6 0v2' : 'M5 7V5a3 3 0 0 1 5.6-1.5'} fill="none" stroke="currentColor" strokeWidth={1.6} strokeLinecap="round" />
      <rect x={3} y={7} width={10} height={7.5} rx={1.5} fill={isLocked ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth={1.4} />
    </svg>
  );
}

import { useEffect, useRef, useState } from 'react';

/** The field a number is written in: Enter goes down, Tab to the right, Escape leaves it as it was, leaving keeps it. */
export function CellEditor({ label, written, onDone }: { label: string; written: string; onDone: (written: string | null, down: number, right: number) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(written);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus();
    // What was typed to begin stays; what stood there is replaced by typing.
    if (written.length > 1) {
      field.current?.select();
    }
  }, [written]);
  const done = (text: string | null, down: number, right: number) => {
    if (!isDone.current) {
      isDone.current = true;
      onDone(text, down, right);
      isDone.current = false;
    }
  };
  return (
    <input
      ref={field}
      aria-label={label}
      inputMode="decimal"
      value={value}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={() => done(value, 0, 0)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') {
          event.preventDefault();
          done(value, event.shiftKey ? -1 : 1, 0);
        } else if (event.key === 'Tab') {
          event.preventDefault();
          done(value, 0, event.shiftKey ? -1 : 1);
        } else if (event.key === 'Escape') {
          done(null, 0, 0);
        }
      }}
    />
  );
}

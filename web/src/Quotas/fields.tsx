import { NumberInput, TextInput, type NumberInputProps, type TextInputProps } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';

/** What is written, until it is taken over with Enter or by leaving the field; Escape brings back what stands. */
function useWritten(value: string, onTake: (written: string) => boolean) {
  const [seen, setSeen] = useState(value);
  const [written, setWritten] = useState(value);
  const [isBad, setBad] = useState(false);
  if (seen !== value) {
    setSeen(value);
    setWritten(value);
    setBad(false);
  }
  const take = () => {
    if (written !== value) {
      setBad(!onTake(written));
    }
  };
  return {
    written,
    isBad,
    write: (next: string) => {
      setWritten(next);
      setBad(false);
    },
    props: {
      onBlur: take,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') {
          take();
        } else if (event.key === 'Escape' && written !== value) {
          event.stopPropagation();
          setWritten(value);
          setBad(false);
        }
      },
      'data-clean': written === value ? '' : undefined,
    },
  };
}

interface Taken<T> {
  readonly value: T;
  readonly onTake: (value: T) => void;
}

/** A number or nothing. */
export function NumberField({ value, onTake, ...props }: Taken<number | null> & Omit<NumberInputProps, 'value' | 'onChange'>) {
  const use = useWritten(value === null ? '' : String(value), (written) => {
    onTake(written === '' || written === '-' ? null : Number(written));
    return true;
  });
  return <NumberInput size="xs" hideControls thousandSeparator="," {...props} value={use.written} onChange={(next) => use.write(String(next))} {...use.props} />;
}

/** A number that must stand there: what is emptied comes back. */
export function WholeField({ value, onTake, ...props }: Taken<number> & Omit<NumberInputProps, 'value' | 'onChange'>) {
  return <NumberField {...props} value={value} onTake={(next) => onTake(next ?? value)} />;
}

/** Text; `onTake` answers whether it could be read. */
export function TextField({ value, onRead, bad, ...props }: { value: string; onRead: (text: string) => boolean; bad?: string } & Omit<TextInputProps, 'value' | 'onChange'>) {
  const use = useWritten(value, onRead);
  return <TextInput size="xs" {...props} value={use.written} error={use.isBad ? bad : undefined} onChange={(event) => use.write(event.currentTarget.value)} {...use.props} />;
}

/** A day, or nothing. */
export function DayField({ value, onTake, ...props }: Taken<string | null> & Omit<TextInputProps, 'value' | 'onChange'>) {
  return (
    <TextField
      {...props}
      type="date"
      value={value ?? ''}
      onRead={(text) => {
        onTake(text === '' ? null : text);
        return true;
      }}
    />
  );
}

import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useEffect, useState } from 'react';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> & {
  readonly value: number | null;
  /** Called when the number is finished, not at every key; null where the box was emptied. */
  readonly onCommit: (value: number | null) => void;
};

/** A number that counts once it is finished: on leaving the box, or on Enter. */
export function NumberBox({ value, onCommit, ...props }: Props) {
  const [text, setText] = useState<string | number>(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const commit = () => {
    const next = text === '' ? null : Number(text);
    if (next !== value) onCommit(next);
    if (next === null) setText(value ?? '');
  };
  return (
    <NumberInput
      {...(props as NumberInputProps)}
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { FieldDescription } from '../../sim/index.ts';
import { NumberBox } from '../parts/NumberBox.tsx';
import { useReader } from '../parts/reader.tsx';
import { describeField, labelOf, optionName } from './field-words.ts';

interface Props {
  readonly field: FieldDescription;
  /** The value in force; a change of the file's value is marked. */
  readonly value: unknown;
  /** The value in the file. */
  readonly original: unknown;
  readonly currency: string;
  readonly changed: boolean;
  /** The new value as text, or null to take the change back. */
  readonly onChange: (value: string | null) => void;
}

/** One knob, made from the schema: label, unit, bounds, what it means and where its default comes from. */
export function FieldControl({ field, value, original, currency, changed, onChange }: Props) {
  const reader = useReader();
  if (!field.notes) return null;
  const common = {
    label: labelOf(field, currency, reader),
    description: describeField(field, changed ? { original } : null, reader),
    size: 'sm' as const,
    'data-changed': changed || undefined,
  };
  if (field.type === 'boolean') {
    return (
      <Switch
        {...common}
        checked={value === true}
        onChange={(e) => onChange(String(e.currentTarget.checked))}
      />
    );
  }
  if (field.type === 'choice') {
    return (
      <NativeSelect
        {...common}
        data={(field.options ?? []).map((option) => ({ value: option, label: optionName(option, reader) }))}
        value={String(value)}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    );
  }
  if ((field.type === 'number' || field.type === 'integer') && !field.orText) {
    return (
      <NumberBox
        {...common}
        value={typeof value === 'number' ? value : null}
        {...(field.minimum !== undefined && { min: field.minimum })}
        {...(field.maximum !== undefined && { max: field.maximum })}
        step={stepOf(field, value)}
        allowDecimal={field.type === 'number'}
        onCommit={(next) => onChange(next === null ? null : String(next))}
      />
    );
  }
  const text = value === null || value === undefined ? '' : String(value);
  return (
    <TextInput
      {...common}
      key={text}
      defaultValue={text}
      onBlur={(e) => {
        const next = e.currentTarget.value.trim();
        if (next !== text) onChange(next === '' ? null : next);
      }}
    />
  );
}

/** A step of the size of the number itself: 0.001 for 0.004, 10 for 60. */
function stepOf(field: FieldDescription, value: unknown): number {
  if (field.type === 'integer') return typeof value === 'number' && value >= 50 ? 10 : 1;
  if (typeof value !== 'number' || value === 0) return (field.maximum ?? 1) <= 1 ? 0.05 : 0.1;
  return 10 ** Math.floor(Math.log10(Math.abs(value)));
}

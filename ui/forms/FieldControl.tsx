import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { FieldDescription } from '../../sim/index.ts';
import { NumberBox } from '../parts/NumberBox.tsx';
import { useLocale } from '../parts/locale.tsx';
import { describeField, labelOf, optionName, sayField } from './field-words.ts';

interface Props {
  readonly field: FieldDescription;
  /** The value in force; a change of the file's value is marked. */
  readonly value: unknown;
  /** The value in the file. */
  readonly original: unknown;
  readonly currency: string;
  readonly changed: boolean;
  /** The new value, or undefined to take the change back. */
  readonly onChange: (value: number | string | boolean | undefined) => void;
}

/** One knob, made from the schema: label, unit and bounds; what it means and where its default comes from, one key away. */
export function FieldControl(props: Props) {
  const locale = useLocale();
  const { field, currency } = props;
  if (!field.notes) return null;
  const label = locale.t('page:field.about', { label: labelOf(field, currency, locale) });
  return (
    <div className="control">
      <Control {...props} />
      <details className="about">
        <summary aria-label={label}>
          <span aria-hidden="true">?</span>
        </summary>
        <p>{describeField(field, locale)}</p>
      </details>
    </div>
  );
}

function Control({ field, value, original, currency, changed, onChange }: Props) {
  const locale = useLocale();
  const common = {
    label: labelOf(field, currency, locale),
    description: sayField(field, changed ? { original } : null, locale, value) || undefined,
    size: 'sm' as const,
    'data-changed': changed || undefined,
  };
  if (field.type === 'boolean') {
    return (
      <Switch {...common} checked={value === true} onChange={(e) => onChange(e.currentTarget.checked)} />
    );
  }
  if (field.type === 'choice') {
    return (
      <NativeSelect
        {...common}
        data={(field.options ?? []).map((option) => ({
          value: option,
          label: optionName(option, field.path, locale),
        }))}
        value={String(value)}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    );
  }
  // A hazard may also be said in people's units, "12 % in 30 days", which no box for numbers takes.
  if ((field.type === 'number' || field.type === 'integer') && !field.orText && !field.hazard) {
    return (
      <NumberBox
        {...common}
        value={typeof value === 'number' ? value : null}
        {...(field.minimum !== undefined && { min: field.minimum })}
        {...(field.maximum !== undefined && { max: field.maximum })}
        step={stepOf(field, value)}
        allowDecimal={field.type === 'number'}
        onCommit={(next) => onChange(next ?? undefined)}
      />
    );
  }
  const text = value === null || value === undefined ? '' : String(value);
  const commit = (written: string) => {
    const next = written.trim();
    if (next !== text) onChange(next === '' ? undefined : typed(next, field));
  };
  return (
    <TextInput
      {...common}
      key={text}
      defaultValue={text}
      onBlur={(event) => commit(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget.value);
      }}
    />
  );
}

/** What was typed; a number where the field takes one and it is one. */
function typed(text: string, { type }: FieldDescription): number | string {
  const number = type === 'number' || type === 'integer' ? Number(text) : NaN;
  return Number.isNaN(number) ? text : number;
}

/** A step of the size of the number itself: 0.001 for 0.004, 10 for 60. */
function stepOf(field: FieldDescription, value: unknown): number {
  if (field.type === 'integer') return typeof value === 'number' && value >= 50 ? 10 : 1;
  if (typeof value !== 'number' || value === 0) return (field.maximum ?? 1) <= 1 ? 0.05 : 0.1;
  return 10 ** Math.floor(Math.log10(Math.abs(value)));
}

import { Button, Stack, Switch } from '@mantine/core';
import {
  formatPath,
  isWithin,
  pathOf,
  samePath,
  valueAt,
  type FieldDescription,
  type Path,
  sectionOf,
  type Mechanism,
  type Scenario,
} from '../../sim/index.ts';
import { useLocale } from '../parts/locale.tsx';
import type { FieldChange } from '../state/files.ts';
import { FieldControl } from './FieldControl.tsx';
import { allFields } from './fields.ts';
import type { Search } from './search.ts';

interface Props {
  readonly mechanism: Mechanism;
  readonly scenario: Scenario;
  /** As the file has it, without changes. */
  readonly original: Scenario;
  readonly changes: readonly FieldChange[];
  readonly onChange: (path: Path, value: unknown) => void;
  /** Only the fields that are searched for, none folded away; all of them where left out. */
  readonly only?: Search['field'];
}

/** The knobs of one mechanism: a switch, the numbers that matter most, and the numbers by stage folded away. */
export function SectionForm({ mechanism, scenario, original, changes, onChange, only }: Props) {
  const { localised, t } = useLocale();
  const { id, firstUse = {} } = mechanism;
  const on = sectionOf(scenario, id) !== undefined;
  const fields = on
    ? allFields()
        .filter((f) => f.path.startsWith(`${id}.`) && (!only || only(f)))
        .flatMap((f) => named(f, scenario))
    : [];
  const own = changes.filter(({ path }) => isWithin(path, [id]));
  const [byStage, plain] = partition(fields, ({ field }) => !only && isByStage(field));
  const control = ({ field, path }: NamedField) => (
    <FieldControl
      key={formatPath(path)}
      field={field}
      value={valueAt(scenario, path)}
      original={valueAt(original, path)}
      currency={scenario.currency}
      changed={changes.some((one) => samePath(one.path, path))}
      onChange={(value) => onChange(path, value)}
    />
  );
  return (
    <Stack gap="sm">
      <Switch
        label={localised(mechanism.name)}
        description={localised(mechanism.does)}
        checked={on}
        onChange={(e) => onChange([id], e.currentTarget.checked ? firstUse : null)}
      />
      {plain.map(control)}
      {byStage.length > 0 && (
        <details>
          <summary>{t('page:form.byStage')}</summary>
          <Stack gap="sm" mt="sm">
            {byStage.map(control)}
          </Stack>
        </details>
      )}
      {own.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            for (const { path } of own) onChange(path, undefined);
          }}
        >
          {t('page:form.undo')}
        </Button>
      )}
    </Stack>
  );
}

interface NamedField {
  readonly field: FieldDescription;
  readonly path: Path;
}

/** A field under a name that the user chose stands once for every name there is. */
function named(field: FieldDescription, scenario: Scenario): NamedField[] {
  if (field.type === 'list') return [];
  const open = /^(.*?)\.<[^>]*>\.(.*)$/.exec(field.path);
  if (!open) return [{ field: possible(field, scenario), path: pathOf(field.path) }];
  const [, above = '', below = ''] = open;
  const [parent, rest] = [pathOf(above), pathOf(below)];
  const names = Object.keys((valueAt(scenario, parent) as object | undefined) ?? {});
  return names.map((name) => ({ field: withName(field, name), path: [...parent, name, ...rest] }));
}

/** Founders can be chosen by hand only where the file names them. */
function possible(field: FieldDescription, scenario: Scenario): FieldDescription {
  if (field.path !== 'seeding.by' || (scenario.seeding?.people.length ?? 0) > 0) return field;
  return { ...field, options: field.options!.filter((option) => option !== 'hand') };
}

function withName(field: FieldDescription, name: string): FieldDescription {
  if (!field.notes) return field;
  const { label } = field.notes;
  return {
    ...field,
    notes: { ...field.notes, label: { en: `${name}: ${label.en}`, zh: `${name}：${label.zh}` } },
  };
}

/** Whether a field is one of a map with a number for every stage. */
function isByStage({ path }: FieldDescription): boolean {
  const parent = path.slice(0, path.lastIndexOf('.'));
  return allFields().some((f) => f.path === `${parent}.superfan`);
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

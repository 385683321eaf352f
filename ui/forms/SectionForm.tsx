import { Button, Stack, Switch } from '@mantine/core';
import {
  listFields,
  MECHANISMS,
  scenarioSchema,
  type FieldDescription,
  type MechanismId,
  type Scenario,
} from '../../sim/index.ts';
import { useReader } from '../parts/reader.tsx';
import type { Changes } from '../state/files.ts';
import { FieldControl } from './FieldControl.tsx';

const FIELDS = listFields(scenarioSchema);

/** What a section starts with when it is switched on: a name for what must be named. */
const STARTS: Partial<Record<MechanismId, string>> = {
  channels: '{livestream: {}}',
  events: '{series: {meetup: {}}}',
};

interface Props {
  readonly id: MechanismId;
  readonly scenario: Scenario;
  /** As the file has it, without changes. */
  readonly original: Scenario;
  readonly changes: Changes;
  readonly onChange: (path: string, value: string | null) => void;
}

/** The knobs of one mechanism: a switch, the numbers that matter most, and the numbers by stage folded away. */
export function SectionForm({ id, scenario, original, changes, onChange }: Props) {
  const { pick, say } = useReader();
  const mechanism = MECHANISMS[id];
  const on = scenario[id] !== undefined;
  const fields = on
    ? FIELDS.filter((f) => f.path.startsWith(`${id}.`)).flatMap((f) => named(f, scenario))
    : [];
  const [byStage, plain] = partition(fields, ({ field }) => isByStage(field));
  const control = ({ field, path }: NamedField) => (
    <FieldControl
      key={path}
      field={field}
      value={valueAt(scenario, path)}
      original={valueAt(original, path)}
      currency={scenario.currency}
      changed={changes[path] !== undefined}
      onChange={(value) => onChange(path, value)}
    />
  );
  return (
    <Stack gap="sm">
      <Switch
        label={pick(mechanism.name)}
        description={pick(mechanism.does)}
        checked={on}
        onChange={(e) => onChange(id, e.currentTarget.checked ? (STARTS[id] ?? '{}') : 'null')}
      />
      {plain.map(control)}
      {byStage.length > 0 && (
        <details>
          <summary>{say('page:form.byStage')}</summary>
          <Stack gap="sm" mt="sm">
            {byStage.map(control)}
          </Stack>
        </details>
      )}
      {Object.keys(changes).some((path) => path === id || path.startsWith(`${id}.`)) && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            for (const path of Object.keys(changes))
              if (path === id || path.startsWith(`${id}.`)) onChange(path, null);
          }}
        >
          {say('page:form.undo')}
        </Button>
      )}
    </Stack>
  );
}

interface NamedField {
  readonly field: FieldDescription;
  readonly path: string;
}

/** A field under a name that the user chose stands once for every name there is. */
function named(field: FieldDescription, scenario: Scenario): NamedField[] {
  if (field.type === 'list') return [];
  const open = /^(.*?)\.<[^>]*>\.(.*)$/.exec(field.path);
  if (!open) return [{ field: possible(field, scenario), path: field.path }];
  const [, parent, rest] = open;
  const names = Object.keys((valueAt(scenario, parent) as object | undefined) ?? {});
  return names.map((name) => ({ field: withName(field, name), path: `${parent}.${name}.${rest}` }));
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
  return FIELDS.some((f) => f.path === `${parent}.superfan`);
}

function valueAt(scenario: Scenario, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step], scenario);
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

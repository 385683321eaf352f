import { z } from 'zod';
import { STAGE_IDS, STAGES, type StageId } from '../stages/index.ts';

/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Notes of a field that a user may set: shown by `explain`, the dashboard and the JSON Schema. */
export interface FieldNotes {
  readonly label: Bilingual;
  /** One line: what the number does. */
  readonly help: Bilingual;
  /** `per day`, `people`, `money`, `share`, `hours` … ; a key of `UNITS`. */
  readonly unit: Unit;
  /**
   * Where the default comes from: parts joined by `; `, each a paper as "Hall 2019", ids of claims as `leeks, tiers`, or the
   * word `assumption`. These are the same in both languages; with any other word in it, a source stands in both.
   */
  readonly source: string | Bilingual;
}

/** The parts of a source. */
export type SourcePart =
  | { readonly kind: 'assumption' }
  | { readonly kind: 'claims'; readonly ids: readonly string[] }
  | { readonly kind: 'paper'; readonly text: string };

/** A source in one language, part by part: views put the first two kinds into words. */
export function sourceParts(source: FieldNotes['source'], lang: keyof Bilingual): SourcePart[] {
  const text = typeof source === 'string' ? source : source[lang];
  return text.split('; ').map((part): SourcePart => {
    if (part === 'assumption') return { kind: 'assumption' };
    if (/^[a-z]+(-[a-z]+)*(, [a-z]+(-[a-z]+)*)*$/.test(part))
      return { kind: 'claims', ids: part.split(', ') };
    return { kind: 'paper', text: part };
  });
}

/** Units in both languages. */
export const UNITS = {
  none: { en: '', zh: '' },
  perDay: { en: 'per day', zh: '每天' },
  hazard: { en: 'hazard', zh: '风险量' },
  share: { en: 'share, 0 to 1', zh: '比例，0 到 1' },
  factor: { en: 'times', zh: '倍' },
  people: { en: 'people', zh: '人' },
  peoplePerDay: { en: 'people per day', zh: '人/天' },
  money: { en: 'money', zh: '货币' },
  moneyPerDay: { en: 'money per day', zh: '货币/天' },
  moneyPerMonth: { en: 'money per 30 days', zh: '货币/30 天' },
  days: { en: 'days', zh: '天' },
  hours: { en: 'hours', zh: '小时' },
  perMonth: { en: 'per 30 days', zh: '每 30 天' },
  hoursPerMonth: { en: 'hours per 30 days', zh: '小时/30 天' },
  ties: { en: 'ties', zh: '条联系' },
  friends: { en: 'friends', zh: '位朋友' },
  weight: { en: 'weight in the file', zh: '文件中的权重' },
  perYear: { en: 'per year', zh: '每年' },
} as const satisfies Record<string, Bilingual>;

export type Unit = keyof typeof UNITS;

/** Attaches the notes to a schema; they travel into the JSON Schema and the forms. */
export function field<T extends z.ZodType>(schema: T, notes: FieldNotes): T {
  return schema.meta({ ...notes, title: notes.label.en, description: notes.help.en }) as T;
}

/**
 * A rate or impulse: 0 to 64, where 64 fills any bucket at once. A file may also say it in people's units, such as "12 % in 30
 * days" (`scenario/rates.ts`); where it is not per day but of one contact, the unit of its field is `hazard`.
 */
export const hazard = () => z.number().min(0).max(64).meta({ hazard: true });
/** A share from 0 to 1. */
export const share = () => z.number().min(0).max(1);
/** An amount of the scenario's currency, two decimals. */
export const money = (min = 0) => z.number().min(min).max(1e12).multipleOf(0.01);
/** A whole number of people, or a share of them such as "2 %". */
export const peopleOrShare = () =>
  z.union([
    z.number().int().min(0).max(1e9),
    z.string().regex(/^\s*\d+(\.\d+)?\s*%\s*$/, 'a whole number or a share such as "2 %"'),
  ]);

/** Entries of a map with user-chosen names, in an order that does not depend on the file. */
export function byName<T>(map: Readonly<Record<string, T>>): [name: string, value: T][] {
  return Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The names in several maps together, in order; none where there is only one name, which equals the whole. */
export function severalNames(maps: readonly Readonly<Record<string, unknown>>[]): string[] {
  const names = byName(Object.assign({}, ...maps) as Record<string, unknown>).map(([name]) => name);
  return names.length > 1 ? names : [];
}

/** A map without one of its names. */
export function withoutName<T>(map: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));
}

/** People meant by a count or a share of `people`. */
export function headCount(value: number | string, people: number): number {
  if (typeof value === 'number') return value;
  return Math.round((Number.parseFloat(value) / 100) * people);
}

type PerStage<T extends z.ZodType> = z.ZodObject<Record<StageId, z.ZodDefault<T>>>;

/**
 * One number for every stage, or for those of rank `from` or above; a stage left out has the default of the stage table or of
 * `defaults`, else 0.
 */
export function perStage<T extends z.ZodType<number>>(
  value: () => T,
  defaults: Partial<Record<StageId, number>>,
  notes: FieldNotes,
  from = -1,
) {
  const shape = Object.fromEntries(
    STAGES.filter(({ rank }) => rank >= from).map(({ id, name }) => {
      const label = { en: `${notes.label.en}: ${name.en}`, zh: `${notes.label.zh}：${name.zh}` };
      return [id, field(value().default((defaults[id] ?? 0) as never), { ...notes, label })];
    }),
  );
  return (z.strictObject(shape) as unknown as PerStage<T>).prefault({});
}

/** The numbers of a per-stage map in the order of the stage table; stages that it does not have count 0. */
export function byStage(values: Partial<Record<StageId, number>>): number[] {
  return STAGE_IDS.map((id) => values[id] ?? 0);
}

/** 0 for every stage. */
export function zeroOnEveryStage(): Record<StageId, number> {
  return Object.fromEntries(STAGE_IDS.map((id) => [id, 0])) as Record<StageId, number>;
}

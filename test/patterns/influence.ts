import { STAGES, STRANGER } from '../../sim/stages/index.ts';
import { MECHANISMS } from '../../sim/mechanisms/index.ts';
import { SOURCES } from '../../sim/tables.ts';
import { sourceIndex, type SourceId } from '../../sim/world/index.ts';
import type { Pattern } from './pattern.ts';
import { city, runs, type Run } from './runs.ts';

const PEOPLE = 3000;
const REPLICATES = 14;
/** A community that also uses media and events, at their default numbers; the reach of a channel is for 10,000 people. */
const reachFor = (people: number, times = 1) =>
  `channels={media: {reach: ${(100 * people * times) / 10_000}}}`;
const ip = MECHANISMS.ip.schema.parse({}).strength;
const mix = (people: number) => [reachFor(people), 'ip={}', 'events={series: {meetup: {}}}'];

const TWICE = {
  talk: STAGES.filter((stage) => stage.talk > 0).map(({ id, talk }) => `wordOfMouth.talk.${id}=${2 * talk}`),
  media: [reachFor(PEOPLE, 2), `ip.strength=${2 * ip}`],
  events: ['events.series.meetup.perMonth=2'],
};

/** Strangers of the first day credited to a source. */
const reached = ({ promotionCredit }: Run, source: SourceId) =>
  promotionCredit[STRANGER * SOURCES.length + sourceIndex(source)];

/** Of the number of joiners after a year: by which power of itself it grows. */
function elasticity(base: readonly Run[], more: readonly Run[]): number[] {
  return base.map((run, r) => Math.log2(more[r].joinedNew.at(-1)! / run.joinedNew.at(-1)!));
}

export const influence: Pattern = {
  id: 'influence',
  measure() {
    const first = runs(city(10_000, 1, mix(10_000)), 120);
    const year = (set: readonly string[]) => runs(city(PEOPLE, 365, [...mix(PEOPLE), ...set]), REPLICATES);
    const base = year([]);
    const [talk, media, events] = [TWICE.talk, TWICE.media, TWICE.events].map((set) =>
      elasticity(base, year(set)),
    );
    return [
      {
        of: {
          en: 'first day: reached by media and events less by talk',
          zh: '首日：媒体与活动触达减去口碑触达',
        },
        values: first.map(
          (run) =>
            reached(run, 'channel') +
            reached(run, 'ip') +
            reached(run, 'event') -
            reached(run, 'wordOfMouth'),
        ),
        published: { en: 'talk is not yet ahead', zh: '口碑尚未领先' },
        above: 0,
      },
      {
        of: { en: 'a year: elasticity of talk less of media', zh: '一年：口碑弹性减去媒体弹性' },
        values: talk.map((x, r) => x - media[r]),
        published: { en: 'above 0 (30 times)', zh: '大于 0（30 倍）' },
        above: 0,
      },
      {
        of: { en: 'a year: elasticity of talk less of events', zh: '一年：口碑弹性减去活动弹性' },
        values: talk.map((x, r) => x - events[r]),
        published: { en: 'above 0 (20 times)', zh: '大于 0（20 倍）' },
        above: 0,
      },
    ];
  },
};

import { asNote, problem } from '../../problems.ts';
import { MEMBER, RANK, toUnits } from '../../stages/index.ts';
import { STRONG } from '../../world/index.ts';
import { byName, byStage, severalNames, withoutName } from '../field.ts';
import { mechanism } from '../mechanism.ts';
import { beginsMonth, MONTH } from '../month.ts';
import { attendance, Regulars } from './attendance.ts';
import { guestsOf, type Guest } from './guests.ts';
import { schema, type Config, type Series } from './schema.ts';
import { seat, type Gathering } from './seating.ts';

/** Events, online and offline: hours together bring trust, and attendees who meet become tied. */
export const events = mechanism({
  id: 'events',
  name: { en: 'Events', zh: '活动' },
  does: { en: 'attendees gain trust and get to know each other', zh: '到场者增加信任并彼此结识' },
  reason: {
    en: 'People who meet today are tied from tomorrow on.',
    zh: '在活动中见面的人，从明天起才有联系。',
  },
  part: 'scene',
  sources: ['event'],
  schema,
  firstUse: { series: { meetup: {} } },
  templates: ['community'],
  bytesPerPerson: 96, // 84 measured, with two meetings a week for up to 5% of all
  separable: (configs) =>
    severalNames(configs.map(({ series }) => series)).map((name) => ({
      kind: 'series',
      path: `series.${name}`,
      name,
      without: (config) => ({ ...config, series: withoutName(config.series, name) }),
    })),
  leftAlone: (config) => ({
    ...config,
    series: Object.fromEntries(byName(config.series).map(([name, one]) => [name, { ...one, perMonth: 0 }])),
  }),
  crossCheck: ({ series, hoursPerMonth: budget }, { mixed }) =>
    Object.entries(series).flatMap(([name, { hours, guests }]) => {
      const long = asNote(problem('eventLongerThanBudget', { values: { found: hours, budget } }));
      const alone = problem('mixedHasNoTies', { values: { found: guests } });
      return [
        ...(hours > budget ? [{ path: ['series', name, 'hours'], problem: long }] : []),
        ...(mixed && guests > 0 ? [{ path: ['series', name, 'guests'], problem: alone }] : []),
      ];
    }),
  examples: {
    busy: {
      lastsDays: 20,
      ritualTrust: 0.3,
      series: { dinner: { perMonth: 6, capacity: 12, interest: 0.3, cost: 99.99 } },
    },
    idle: { series: { dinner: { perMonth: 0 } } },
  },
  start(initial, world) {
    let config = initial;
    /** Hours each person gave in these 30 days. */
    const spent = new Float64Array(world.people);
    /** How often each person came as a member or above. */
    const came = new Uint16Array(world.people);
    const gatherings: Gathering[] = [];
    let receptivity = byStage(config.receptivity);
    const regularsOf = new Map<string, Regulars>();
    /** Lasting interests in a series; a phase that changes their spread moves everybody's, and nobody's rank. */
    const regulars = (name: string, spread: number): Regulars | null => {
      if (spread === 0) return null;
      const key = `${spread} ${name}`;
      const known = regularsOf.get(key) ?? new Regulars(world, name, spread);
      regularsOf.set(key, known);
      return known;
    };
    const receive = (person: number) => {
      if (RANK[world.stage[person]] < RANK[MEMBER]) return;
      came[person]++;
      if (came[person] === config.ritualAt)
        world.trust.addImpulse('event', person, toUnits(config.ritualTrust));
    };
    /** Adds trust for the hours together, that of guests by their hosts, and books the cost. */
    const hold = (one: Series, invited: readonly number[], guests: readonly Guest[]) => {
      const weight = one.kind === 'offline' ? config.offlineRatio : 1;
      const trustOn = (person: number) =>
        toUnits(config.trustPerHour * one.hours * weight * receptivity[world.stage[person]]);
      for (const person of invited) world.trust.addImpulse('event', person, trustOn(person));
      for (const { person, host } of guests) world.trust.addImpulse('event', person, trustOn(person), host);
      const heads = invited.length + guests.length;
      world.ledger.count('gatherings');
      world.ledger.count('attendances', heads);
      world.ledger.count('guests', guests.length);
      world.ledger.book('events', one.cost + one.costPerHead * heads);
    };
    return {
      configure(next: Config) {
        config = next;
        receptivity = byStage(config.receptivity);
      },
      today(day) {
        if (beginsMonth(day)) spent.fill(0);
        for (const [name, series] of byName(config.series)) {
          const { perMonth } = series;
          const held = Math.floor((day * perMonth) / MONTH) - Math.floor(((day - 1) * perMonth) / MONTH);
          for (let n = 0; n < held; n++) {
            const event = `${name} ${n}`;
            const lasting = regulars(name, series.regulars);
            const invited = attendance(world, config, series, event, day, spent, lasting);
            if (invited.length === 0) continue;
            const guests = guestsOf(world, series.guests, event, invited, day);
            const comers = [...invited, ...guests.map(({ person }) => person)];
            hold(series, invited, guests);
            for (const person of comers) {
              spent[person] += series.hours;
              world.comers.add(person);
              receive(person);
            }
            gatherings.push({ seriesName: name, name: event, series, comers });
          }
        }
      },
      changeTies(day) {
        // Meetings first: a pair that meets on the day its tie would end keeps it.
        if (!world.graph.mixed) for (const gathering of gatherings) seat(world, config, gathering, day);
        world.ledger.count(
          'newStrongTies',
          world.ties.changes.filter(({ after }) => after === STRONG).length,
        );
        world.eventsHeld += gatherings.length;
        gatherings.length = 0;
        world.ties.expire(day, config);
      },
    };
  },
});

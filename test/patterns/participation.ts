import { RANK, STAGES, STAGE_COUNT, stageIndex } from '../../sim/stages/index.ts';
import type { Pattern } from './pattern.ts';
import { city, runs, sum, type Run } from './runs.ts';

const FAN = RANK[stageIndex('fan')];
const TALK = STAGES.map((stage) => stage.talk);

/** Share of those inside at the end whose rank is from … to. */
function share({ finalStage }: Run, from: number, to: number): number {
  const ranks = Array.from(finalStage, (stage) => RANK[stage]).filter((rank) => rank >= 1);
  return ranks.filter((rank) => rank >= from && rank <= to).length / ranks.length;
}

/** Share of all talk of a run that comes from the given share of those who were ever inside, the most talkative first. */
function topShare(run: Run, part: number, talkingDays: number): number {
  const { world, people, days } = run;
  const transitions = run.transitions!;
  const stage = new Uint8Array(people);
  const since = new Float64Array(people);
  const said = new Float64Array(people);
  const inside = new Uint8Array(people);
  for (let person = 0; person < people; person++) {
    stage[person] = world.founder[person] ? stageIndex('member') : stageIndex('stranger');
    inside[person] = world.founder[person];
  }
  const speak = (person: number, until: number) => {
    const time = Math.min(until - since[person], talkingDays);
    said[person] += TALK[stage[person]] * time * world.talkativeness.of(person);
  };
  for (let row = 0; row < transitions.person.length; row++) {
    const person = transitions.person[row];
    speak(person, transitions.day[row]);
    stage[person] = transitions.to[row];
    since[person] = transitions.day[row];
    if (RANK[transitions.to[row]] >= 1) inside[person] = 1;
  }
  for (let person = 0; person < people; person++) speak(person, days);
  const all = said.filter((_, person) => inside[person] === 1).toSorted((a, b) => b - a);
  return sum(all.subarray(0, Math.round(part * all.length))) / sum(all);
}

/** What the first part p gives where talk is spread exponentially: p(1 − ln p). More is a heavy tail. */
const exponentialTop = (p: number) => p * (1 - Math.log(p));

export const participation: Pattern = {
  id: 'participation',
  measure() {
    const plan = city(10_000, 365);
    const year = runs(plan, 36);
    const talkingDays = plan.scenario.wordOfMouth!.talkingDays!;
    const top = (part: number) => year.map((run) => topShare(run, part, talkingDays));
    return [
      {
        of: { en: 'those inside who are acquaintance or member', zh: '在内者中的弱关系与成员' },
        values: year.map((run) => share(run, 1, FAN - 1)),
        published: { en: '90%', zh: '90%' },
        above: 0.8,
        below: 0.95,
      },
      {
        of: { en: 'those inside who are fan', zh: '在内者中的粉丝' },
        values: year.map((run) => share(run, FAN, FAN)),
        published: { en: '9%', zh: '9%' },
        above: 0.045,
        below: 0.18,
      },
      {
        of: { en: 'those inside who are superfan or above', zh: '在内者中的铁粉及以上' },
        values: year.map((run) => share(run, FAN + 1, STAGE_COUNT)),
        published: { en: '1%', zh: '1%' },
        above: 0.005,
        below: 0.02,
      },
      {
        of: { en: 'talk by the first hundredth', zh: '前百分之一的谈论' },
        values: top(0.01),
        published: { en: '75%; a heavy tail gives over 5.6%', zh: '75%；厚尾即高于 5.6%' },
        above: exponentialTop(0.01),
      },
      {
        of: { en: 'talk by the first tenth', zh: '前十分之一的谈论' },
        values: top(0.1),
        published: { en: '99%; a heavy tail gives over 33%', zh: '99%；厚尾即高于 33%' },
        above: exponentialTop(0.1),
      },
    ];
  },
};

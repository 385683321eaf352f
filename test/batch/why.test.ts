import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Result, AblationStudy } from '../../sim/index.ts';
import { folder, kindling } from '../support/cli.ts';

const FAST = ['--replicates', '3', '--days', '20', '--quiet'];
type Document = AblationStudy & Pick<Result, 'provenance' | 'digest'>;

/** A file beside nothing else, and what the command says about it. */
async function whyOf(text: string, ...args: string[]) {
  const cwd = folder();
  writeFileSync(join(cwd, 'mine.yaml'), text);
  return kindling(['why', 'mine.yaml', '--quiet', ...args], { cwd });
}

const mine = `version: 1
days: 30
replicates: 3
people: { count: 200 }
seeding: { count: 10 }
everyday: { trust: { acquaintance: 0.05 } }
wordOfMouth: { talk: { acquaintance: 0.02, member: 0.05 } }
ip: { strength: 0, reputation: 0 }
`;

describe('why', () => {
  test('--json prints the document and nothing else: the run, its parts, its leading founders', async () => {
    const { status, stdout, stderr } = await kindling(['why', 'karate#president', '--json', ...FAST]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = JSON.parse(stdout) as Document;
    expect(document).toMatchObject({ metric: 'reach', better: 'higher', countedAs: 'reach' });
    expect(document.effects.map(({ id }) => id)).toEqual(['seeding', 'wordOfMouth', 'seeding.33']);
    // The run is that of `run`, on the same seeds.
    const run = JSON.parse((await kindling(['run', 'karate#president', '--json', ...FAST])).stdout) as Result;
    expect(document.digest).toBe(run.digest);
    expect(document.provenance).toEqual(run.provenance);
    expect(document.total.mean).toBe(run.kpis.reach.mean);
    // The one founder is all founders.
    const [seeding, , founder] = document.effects;
    const named = { kind: 0, id: 0, name: 0, title: 0 };
    expect({ ...founder, ...named }).toEqual({ ...seeding, ...named });
  });

  test('the number of workers does not show', async () => {
    const one = (await whyOf(mine, '--json', '--workers', '1')).stdout;
    const three = (await whyOf(mine, '--json', '--workers', '3')).stdout;
    expect(three).toBe(one);
  });

  test('--metric and --top say what is explained and how many founders are tried', async () => {
    const document = JSON.parse(
      (await whyOf(mine, '--json', '--metric', 'members', '--top', '2')).stdout,
    ) as Document;
    expect(document).toMatchObject({ metric: 'members', countedAs: 'joined' });
    expect(document.effects.filter(({ kind }) => kind === 'founder')).toHaveLength(2);
    const none = JSON.parse((await whyOf(mine, '--json', '--top', '0')).stdout) as Document;
    expect(none.effects.filter(({ kind }) => kind === 'founder')).toHaveLength(0);
    expect(none.metric, 'where no experiment asks for another').toBe('joinedNew');
  });

  test('in words, in both languages: every part by its name, what did nothing said to be so', async () => {
    const english = (await whyOf(mine)).stdout;
    for (const words of ['Founders', 'Word of mouth', 'founder no. 1', 'direct credit', 'adopter-days']) {
      expect(english).toContain(words);
    }
    expect(english).toMatch(/all runs are identical: IP\./);
    const chinese = (await whyOf(mine, '--lang', 'zh')).stdout;
    for (const words of ['种子用户', '口碑', '直接功劳', '人·天', '完全相同：IP。']) {
      expect(chinese).toContain(words);
    }
    for (const text of [english, chinese]) expect(text).not.toMatch(/report:|terminal:|\{\{|NaN|undefined/);
  });

  test('a scenario in which nothing is on says so', async () => {
    const { status, stdout } = await whyOf('version: 1\ndays: 3\npeople: { count: 5 }\nreplicates: 2\n');
    expect(status).toBe(0);
    expect(stdout).toContain('nothing to remove');
  });
});

describe('what is refused, with exit code 2', () => {
  const refused = async (args: string[], expected: RegExp) => {
    const { status, stdout, stderr } = await kindling(['why', ...args, '--quiet']);
    expect(status, stderr).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(expected);
  };

  test('an unknown metric, with the nearest', () =>
    refused(['karate', '--metric', 'reech'], /"reech".*"reach"/));
  test('an unknown variant', () => refused(['karate#nobody'], /nobody/));
  test('a file that is not there', () => refused(['no-such.yaml'], /no-such\.yaml/));
  test('founders that cannot be counted', () => refused(['karate', '--top', '-1'], /--top.*-1/));
  test('no file', () => refused([], /file/));
  test('a founder left out whom nobody knows', async () => {
    const { status, stderr } = await whyOf(
      'version: 1\npeople: { count: 9 }\nseeding: { count: 2, except: [12] }\n',
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^mine\.yaml:3:\d+ seeding\.except\.0: .*12/m);
  });
});

import type { Counterpart } from './gaps.ts';
import type { startEn } from './start-en.ts';

/** What the front page says, in Chinese. */
export const startZh = {
  'hero.title': '一个社群，怎样烧成燎原之火？',
  'hero.told':
    '{{founders}} 个人告诉了朋友。一年之后，{{people}} 人里有 {{count}} 人在社群里。看看是谁带来了谁。',
  'hero.waiting': '一百个人告诉了朋友。谁会加入？谁又带来了谁？',
  'hero.play': '播放这一年',
  'hero.pause': '暂停',
  'hero.step': '往后一个月',
  'hero.at': '第 {{day}} 天 · {{count}} 人在社群里 · {{runs}} 次运行中的一次',
  'hero.picture': '每个点是一个人，聚在各自的圈子里，颜色表示与社群有多近。{{at}}',
  doors: '从哪里开始',
  'door.run.who': '我在运营社群',
  'door.run.what': '用自己的数字，把两种做法摆在一起：哪种划算，有多大把握。',
  'door.run.go': '试一个“如果”',
  'door.study.who': '我在研究社群',
  'door.study.what': '{{count}} 条业内说法逐一检验，每次运行都能逐位重现。',
  'door.study.go': '看这些说法',
  'door.learn.who': '我在学习',
  'door.learn.what': '34 个人的俱乐部，一个秘密。先猜谁会听到，再看它传开。',
  'door.learn.go': '看它传开',
  'cases.title': '{{count}} 个社群，打开就能运行',
  'cases.note': '每个都已备好，点开即可运行。',
  'case.go': '{{count}} 种做法',
  'claims.title': '{{count}} 条说法，逐一检验',
  'claims.note': '没有人知道每一个数字，所以每条都在 {{total}} 个世界里试过。实心点：在那里成立。',
  'claim.trueIn': '{{total}} 个世界里有 {{hits}} 个成立',
  'claim.untested': '这里还没有检验过',
  'verdict.holds': '成立',
  'verdict.fails': '在这里不成立',
  'verdict.depends': '看情况',
  'verdict.assumed': '靠假设才成立',
  'verdict.undecided': '还说不准',
} as const satisfies Counterpart<typeof startEn>;

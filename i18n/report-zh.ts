import type { reportEn } from './report-en.ts';

/** How results are put into words, in Chinese. */
export const reportZh = {
  'source.assumption': '假设',
  'source.claim': '实践者的说法“{{claim}}”',
  'headline.reach.more': '{{b}}比 {{a}}多触达 {{difference}} 人。',
  'headline.reach.less': '{{b}}比 {{a}}少触达 {{difference}} 人。',
  'headline.joined.more': '{{b}}比 {{a}}多 {{difference}} 人入会。',
  'headline.joined.less': '{{b}}比 {{a}}少 {{difference}} 人入会。',
  'headline.members.more': '{{b}}期末比 {{a}}多 {{difference}} 名成员。',
  'headline.members.less': '{{b}}期末比 {{a}}少 {{difference}} 名成员。',
  'headline.other.more': '{{b}}的{{metric}}比 {{a}}高 {{difference}}。',
  'headline.other.less': '{{b}}的{{metric}}比 {{a}}低 {{difference}}。',
  'headline.interval': '95% 区间：{{interval}}。',
  'headline.intervalAlone': '这只是一次运行。',
  'headline.intervalAcross': '95% 区间：从比 {{a}} 低 {{low}} 到高 {{high}}。',
  'headline.ahead': '{{n}} 次配对模拟中，{{b}} 有 {{ahead}} 次领先。',
  'headline.aheadTied': '{{n}} 次配对模拟中，{{b}} 有 {{ahead}} 次领先、{{tied}} 次持平。',
  'headline.anyWorlds': '不论世界是否相同，任取两次运行，{{b}} 领先的占 {{any}}。',
  points: '{{number}} 个百分点',
  'compare.more':
    '{{b}}相对{{a}}：{{metric}}高出 {{difference}}（差值的 {{percent}}% 区间为 {{interval}}）。',
  'compare.less': '{{b}}相对{{a}}：{{metric}}低 {{difference}}（差值的 {{percent}}% 区间为 {{interval}}）。',
  'compare.moreAlone': '{{b}}相对{{a}}：单次运行中{{metric}}高出 {{difference}}。',
  'compare.lessAlone': '{{b}}相对{{a}}：单次运行中{{metric}}低 {{difference}}。',
  'compare.same': '{{b}}相对{{a}}：每次运行的{{metric}}都相同。',
  'compare.undefined': '{{b}}相对{{a}}：在这些运行中{{metric}}没有定义。',
  'compare.ahead':
    '{{n}} 次配对模拟中（同一世界），{{b}}有 {{ahead}} 次领先、{{tied}} 次持平；任取两个世界，领先的占 {{any}}。',
  'compare.pairingHelped': '共用世界使这次比较的精度相当于运行 {{ratio}} 倍次数{{interval}}。',
  'compare.pairingHarmed': '共用世界没有提高这次比较的精度（方差比 {{ratio}}{{interval}}）。',
  'compare.pairingInterval': ' [{{interval}}]',
  'compare.price': '比{{a}}每多一名成员，多花 {{price}}（{{interval}}）。',
  'compare.priceAlone': '比{{a}}每多一名成员，多花 {{price}}。',
  'compare.priceBand': '在入会更多的运行中，{{percent}}% 落在 {{low}} 至 {{high}}。',
  'verdict.larger': '优于{{a}}，且超过最小关注差异 {{smallest}}。',
  'verdict.smaller': '劣于{{a}}，且超过最小关注差异 {{smallest}}。',
  'verdict.tooSmall': '无论正负都小于最小关注差异 {{smallest}}。',
  'verdict.unsure': '是否超过最小关注差异 {{smallest}}，还需更多运行才能判断。',
  'verdict.largerZero': '整个区间都在优于{{a}}的一侧。',
  'verdict.smallerZero': '整个区间都在劣于{{a}}的一侧。',
  'verdict.tooSmallZero': '没有差异。',
  'verdict.unsureZero': '区间包含“毫无差异”，孰优孰劣还需更多运行才能判断。',
  'verdict.none': '只有一次运行，无法判断把握多大，请多运行几次。',
  'why.series': '活动系列 {{name}}',
  'why.channel': '渠道 {{name}}',
  'why.founder': '种子用户 {{name}}',
  'why.founderRank': '森林功劳第 {{rank}} 的种子用户',
  'why.most.less': '单独去掉时影响最大的是{{names}}：{{metric}}低 {{difference}}。',
  'why.most.more': '单独去掉时影响最大的是{{names}}：{{metric}}高 {{difference}}。',
  'why.total': '{{metric}}：平均 {{mean}}（{{percent}}% 区间为 {{interval}}）。',
  'why.totalAlone': '{{metric}}：单次运行中为 {{mean}}。',
  'why.undefined': '在这些运行中{{metric}}没有定义。',
  'why.method': '每一行去掉一样东西，人、联系和阈值都不变。差值就是逐次运行中没有它会少掉的部分。',
  'why.nothing': '没有启用任何机制，因此没有可去掉的部分。',
  'why.idle': '去掉以下部分，每次运行都分毫不差：{{names}}。',
  'why.credit.reach':
    '功劳以一次运行中触达的人计，共 {{n}} 人。直接功劳把每个人分给当天影响他的各来源；森林功劳再加上由他们接着带来的所有人。森林功劳互有重叠：口碑传下去的，是别处起的头。',
  'why.credit.joined':
    '功劳以一次运行中入会的人计，共 {{n}} 人。直接功劳把每个人分给当天影响他的各来源；森林功劳再加上由他们接着带来的所有人。森林功劳互有重叠：口碑传下去的，是别处起的头。',
  'why.ranked':
    '每次运行的种子用户不同：第 1 指在该次运行中带来最多人的那位。其中有运气的成分，下一个第 1 会带来得少一些。',
  'why.replaceable':
    '逐一去掉时，带来人的各部分合计解释了总数的 {{share}}。其余的，少了一部分，另一部分也能做到。',
  'why.needed':
    '逐一去掉时，带来人的各部分合计解释了总数的 {{share}}，超过全部：有些人需要几部分同时起作用，或由一部分传下另一部分起的头。',
  'why.range': '（{{low}} 至 {{high}}）',
  'why.seeding.reach':
    '种子用户的价值（人·天）为 {{total}}：其中扩张 {{expansion}}，来自否则不会触达的人（含种子用户）；加速 {{acceleration}}，来自更早触达的人。',
  'why.seeding.joined':
    '种子用户的价值（人·天）为 {{total}}：其中扩张 {{expansion}}，来自否则不会入会的人（含种子用户）；加速 {{acceleration}}，来自更早入会的人。',
} as const satisfies Record<keyof typeof reportEn, string>;

import type { reportEn } from './report-en.ts';

/** How results are put into words, in Chinese. */
export const reportZh = {
  'compare.more':
    '{{b}}相对{{a}}：{{metric}}高出 {{difference}}（差值的 {{percent}}% 区间为 {{interval}}）。',
  'compare.less': '{{b}}相对{{a}}：{{metric}}低 {{difference}}（差值的 {{percent}}% 区间为 {{interval}}）。',
  'compare.moreAlone': '{{b}}相对{{a}}：单次运行中{{metric}}高出 {{difference}}。',
  'compare.lessAlone': '{{b}}相对{{a}}：单次运行中{{metric}}低 {{difference}}。',
  'compare.same': '{{b}}相对{{a}}：每次运行的{{metric}}都相同。',
  'compare.undefined': '{{b}}相对{{a}}：在这些运行中{{metric}}没有定义。',
  'compare.ahead':
    '{{n}} 次配对模拟中（同一世界），{{b}}有 {{ahead}} 次领先、{{tied}} 次持平；任取两个世界，领先的占 {{any}}。',
  'compare.pairingHelped': '共用世界使这次比较的精度相当于运行 {{ratio}} 倍次数。',
  'compare.pairingHarmed': '共用世界没有提高这次比较的精度（方差比 {{ratio}}）。',
  'compare.price': '比{{a}}每多一名成员，多花 {{price}}（{{interval}}）。',
  'compare.priceAlone': '比{{a}}每多一名成员，多花 {{price}}。',
  'verdict.larger': '优于{{a}}，且超过最小关注差异 {{smallest}}。',
  'verdict.smaller': '劣于{{a}}，且超过最小关注差异 {{smallest}}。',
  'verdict.tooSmall': '无论正负都小于最小关注差异 {{smallest}}。',
  'verdict.unsure': '是否超过最小关注差异 {{smallest}}，还需更多运行才能判断。',
  'verdict.none': '只有一次运行，无法判断把握多大，请多运行几次。',
} as const satisfies Record<keyof typeof reportEn, string>;

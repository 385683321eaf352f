import type { claimsEn } from './claims-en.ts';
import type { Counterpart } from './gaps.ts';

/** 关于各说法及其结论的文字。 */
export const claimsZh = {
  'verdict.holds': '成立',
  'verdict.fails': '不成立',
  'verdict.depends': '视情况而定',
  'verdict.assumed': '取决于假设',
  'verdict.undecided': '未定',
  'effect.pair': '{{challenger}} 对 {{reference}}，{{metric}}',
  'effect.line': '{{label}}：{{mean}}（{{percent}}% 区间 {{interval}}），最小关注效应为 {{smallest}}。',
  'effect.lineAlone': '{{label}}：{{mean}}，最小关注效应为 {{smallest}}。尚不能给出区间。',
  'effect.undefined': '{{label}}：在这些运行中没有定义。',
  'side.above': '按文件中的数值，效应大于最小关注效应。',
  'side.reversed': '按文件中的数值，效应方向相反。',
  'side.equal': '按文件中的数值，二者实际上相等。',
  'side.below': '按文件中的数值，效应达不到最小关注效应。',
  'side.unclear': '按文件中的数值，做满 {{n}} 次配对运行后仍不能判定。',
  took: '{{n}} 次配对运行后判定（p {{p}}）；总共运行 {{runs}} 次。',
  'also.line': '{{label}}：{{mean}}（{{interval}}）。',
  'also.lineAlone': '{{label}}：{{mean}}。',
  'uncertainty.line':
    '在未知参数的 {{points}} 种取值中，{{holds}} 的情形下说法为真：其中 {{above}} 明确为真，另有 {{below}} 明确不真。',
  'deciding.above':
    '起决定作用的参数是 {{field}}：高于 {{at}} 时成立（这一规则对 {{right}} 的抽样取值是对的）。',
  'deciding.below':
    '起决定作用的参数是 {{field}}：低于 {{at}} 时成立（这一规则对 {{right}} 的抽样取值是对的）。',
  'deciding.choices':
    '起决定作用的参数是 {{field}}：取 {{choices}} 时成立（这一规则对 {{right}} 的抽样取值是对的）。',
  'deciding.none': '没有单独一个参数起决定作用；区分得最好的 {{field}} 对 {{right}} 的抽样取值是对的。',
  'deciding.nowhere': '任何一种取值都不',
  'deciding.breakEven': '其余按文件取值时，{{field}} 的临界值为 {{at}}。',
  'deciding.noBreakEven': '其余按文件取值时，{{field}} 在其范围内取何值都不会使结论翻转。',
  'assumed.turns': '去掉对 {{field}} 的假设（取 {{without}}），结论就翻转。',
  'assumed.breakEvenShare': '盈亏平衡点：各阶段的效应达到假设值的 {{share}} 时，说法即成立。',
  'assumed.breakEven': '盈亏平衡点：效应达到假设值的 {{share}}（即 {{values}}）时，说法即成立。',
  'assumed.stands': '去掉对 {{field}} 的假设（取 {{without}}），结论不翻转。',
  'spend.equal':
    '令 {{control}} = {{value}}，“{{variant}}”与“{{matchTo}}”的{{metric}}相同；余差 {{residual}}。',
  'spend.unequal':
    '本应调整 {{control}} 使“{{variant}}”与“{{matchTo}}”的{{metric}}相同，但范围内最好的取值 {{value}} 仍差 {{residual}}，看结论时须留意。',
  'spend.unknown':
    '本应调整 {{control}} 使“{{variant}}”与“{{matchTo}}”的{{metric}}相同，但其中之一没有这个数。',
  count:
    '{{holds}} 条成立，{{fails}} 条不成立，{{depends}} 条视情况而定，{{assumed}} 条取决于假设，{{undecided}} 条未定。',
  'doc.title': '说法的检验',
  'doc.other': '[English](claims.md)',
  'doc.intro':
    '实践者关于社群生意的说法，每一条都作为实验来运行（`scenarios/claims/`）。本页由下面的命令写出，没有一个结论是手写的。在这里不成立，指的是在这个模型里、按这些数值不成立：这是关于模型世界的发现，也是向现实提出的问题。',
  'doc.command': '由 `{{command}}` 写出，Kindling {{version}}{{size}}。',
  'doc.small': '，用的是供测试的小规模，其结论没有意义',
  'doc.rules': '结论如何得出',
  'doc.rule.effect':
    '**效应。** 效应大于该说法的最小关注效应，说法即成立。各方案使用同样的人、联系与阈值（公共随机数）。说法涉及花费时，各方案花费相同：在另外的种子上解出一个参数，并写明余差（相差 {{equal}} 以内视为相同）。',
  'doc.rule.sequence':
    '**运行。** 先做 {{first}} 次配对运行，此后每 {{step}} 次看一次，直到随时有效的区间（带高斯混合的 t 检验，Wang 与 Ramdas，2025；对非正态的值渐近有效，Waudby-Smith 等，2024）整个高于或整个低于最小关注效应，或做满 {{cap}} 次。全部说法合起来，判错的概率不超过 {{alpha}}（Holm，1979）：共 {{claims}} 条说法，每条的区间为 {{level}}。',
  'doc.rule.uncertainty':
    '**未知之处。** 然后在不确定的参数上取拉丁超立方的 {{points}} 种取值，每种 {{perPoint}} 次配对运行；其 95% 区间整个落在一侧的，算作明确在这一侧。再对每个仅为假设的效应，运行没有它的情形。',
  'doc.rule.depends':
    '**视情况而定**：至少 {{tenth}} 的取值明确落在与文件数值相反的一侧（若文件数值未能判定，则两侧各至少 {{tenth}}）。并指出最能区分两侧的参数，以及其余按文件取值时它的临界值。',
  'doc.rule.undecided': '**未定**：否则，若按文件数值的区间仍含最小关注效应。',
  'doc.rule.assumed':
    '**取决于假设**：否则，若去掉某个假设的效应结论就翻转。所需的大小，即临界值，就是发现本身。',
  'doc.rule.holds': '**成立**或**不成立**：否则，按效应在上或在下。',
  'doc.verdicts': '结论',
  'doc.head.claim': '说法',
  'doc.head.verdict': '结论',
  'doc.head.effect': '效应',
  'doc.head.interval': '{{percent}}% 区间',
  'doc.head.smallest': '最小关注效应',
  'doc.head.runs': '配对运行',
  'doc.head.uncertainty': '为真的比例',
  'doc.each': '逐条说明',
  'doc.article': '出自关于“{{article}}”的文章。',
  'doc.file': '实验：[`{{file}}`](../scenarios/claims/{{file}})',
} as const satisfies Counterpart<typeof claimsEn>;

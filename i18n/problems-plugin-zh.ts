import type { Counterpart } from './gaps.ts';
import type { problemsPluginEn } from './problems-plugin-en.ts';

/** 插件的错误；`problemsZh` 的一部分。 */
export const problemsPluginZh = {
  pluginNoPlugin:
    '此模块没有默认导出插件：{{reason}}。请导出 { id, version, mechanisms, metrics }，或返回它的函数。',
  pluginThrew: '插件在 "{{hook}}" 中出错：{{reason}}。请修正插件，或去掉 --plugin。',
  pluginWaits: '插件在 "{{hook}}" 中返回了 Promise。模拟不会等待：请直接算出结果。',
  pluginReadsClock:
    '插件使用了 "{{found}}"。一次运行只能由场景和种子决定：随机数请用按人编号的 Stream，日期请用钩子传入的天数。',
  pluginMoves: '插件在 "{{hook}}" 中移动了某人的阶段。请只向信任或疑虑增加风险量，人的移动由引擎决定。',
  pluginFractions:
    '插件以 "{{source}}" 的名义给出了 {{found}} 个单位。请给出不小于 0 的整数单位：toUnits(hazard)。',
  pluginBadRate: '插件以 "{{source}}" 的名义把每天的速率设为 {{found}}。请设为不小于 0 的数。',
  pluginBadFactor: '插件的 "{{hook}}" 返回了 {{found}}。请返回不小于 0 的数。',
  pluginBadValue: '该指标的值为 {{found}}。请返回数字；没有定义时返回 null。',
  pluginBadSeries:
    '该指标有 {{found}} 个逐日数值，而本次运行共 {{expected}} 天（含第 0 天）。请每天返回一个值。',
  pluginForeignSource:
    '插件使用了来源 "{{found}}"，但它不在 "sources" 中。请把它列入；若是新来源，还要列入 "brings.sources"。',
  pluginWrongBucket: '来源 "{{found}}" 被用于 {{bucket}}，而它的 "into" 不允许。请修改该来源的 "into"。',
  pluginUnfinished: '定义中缺少 "{{found}}"。请补上；文字须有 "en" 和 "zh" 两种。',
  pluginNoDefault: '这一节不能为空：{{reason}}。请为每个字段设默认值。',
  pluginBadExample: '示例 "{{found}}" 不符合 schema：{{reason}}。请改正示例。',
  pluginUnsteady: '同样的设置在同样的世界里得出了两种结果。请把状态放在 "start" 之内，随机数用 Stream。',
  pluginIdleActs: '使用示例 "idle" 时运行结果改变了。请给出启用后不起任何作用的示例。',
  pluginDoesNothing: '使用示例 "busy" 时什么也没有改变。请给出在 60 天内起作用的示例。',
  pluginPhaseActs: '没有改动任何数值的阶段改变了运行结果。"configure" 只应采用新的数值，不应做别的事。',
  pluginNameTaken: '名称 "{{found}}" 已被另一个机制或指标占用。请换一个 id。',
  pluginOnQueue:
    '带插件的扫描不能通过队列运行：队列的工作进程没有这个模块。请在每台机器上用 --shard 和 --plugin 各运行一部分。',
  pluginElsewhere:
    '插件 "{{found}}" 与本页面不同源。请用 "kindling ui --plugin 文件" 打开页面，或把文件放到页面所在的位置。',
  pluginChanged: '插件文件在使用中被改动了。请重新运行。',
} as const satisfies Counterpart<typeof problemsPluginEn>;

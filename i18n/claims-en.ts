/** What is said of claims and their verdicts, in English. */
export const claimsEn = {
  'verdict.holds': 'holds',
  'verdict.fails': 'fails',
  'verdict.depends': 'depends',
  'verdict.assumed': 'assumed',
  'verdict.undecided': 'undecided',
  'effect.pair': '{{challenger}} against {{reference}}, {{metric}}',
  'effect.line':
    '{{label}}: {{mean}} ({{percent}}% interval {{interval}}), smallest effect of interest {{smallest}}.',
  'effect.lineAlone':
    '{{label}}: {{mean}}, smallest effect of interest {{smallest}}. No interval can be given yet.',
  'effect.undefined': '{{label}}: not defined in these runs.',
  'side.above': 'At the values of the file the effect is larger than the smallest one of interest.',
  'side.reversed': 'At the values of the file the effect goes the other way.',
  'side.equal': 'At the values of the file the two are practically equal.',
  'side.below': 'At the values of the file the effect is not as large as the smallest one of interest.',
  'side.unclear': 'At the values of the file this is undecided after {{n}} paired runs, the maximum.',
  took: 'Decided after {{n}} paired runs (p {{p}}); {{runs}} runs in all.',
  'also.line': '{{label}}: {{mean}} ({{interval}}).',
  'also.lineAlone': '{{label}}: {{mean}}.',
  'uncertainty.line':
    'Of {{points}} sampled settings of the uncertain parameters, the claim is true in {{holds}}: clearly true in {{above}}, clearly false in {{below}}.',
  'deciding.above':
    'The deciding parameter is {{field}}: the claim holds above {{at}} (this rule is right for {{right}} of the sampled settings).',
  'deciding.below':
    'The deciding parameter is {{field}}: the claim holds below {{at}} (this rule is right for {{right}} of the sampled settings).',
  'deciding.choices':
    'The deciding parameter is {{field}}: the claim holds with {{choices}} (this rule is right for {{right}} of the sampled settings).',
  'deciding.none':
    'No single parameter decides; the best one, {{field}}, is right for {{right}} of the sampled settings.',
  'deciding.nowhere': 'none of its choices',
  'deciding.breakEven': 'With everything else as in the file, the break-even value of {{field}} is {{at}}.',
  'deciding.noBreakEven':
    'With everything else as in the file, no value of {{field}} in its range changes the verdict.',
  'assumed.turns': 'Without the assumed effect of {{field}} (set to {{without}}) the verdict changes.',
  'assumed.breakEvenShare':
    'Break-even: the claim holds if the effect is at least {{share}} of the assumed value, on all stages.',
  'assumed.breakEven':
    'Break-even: the claim holds if the effect is at least {{share}} of the assumed value, that is {{values}}.',
  'assumed.stands':
    'Without the assumed effect of {{field}} (set to {{without}}) the verdict stays the same.',
  'spend.equal':
    '{{variant}} and {{matchTo}} have equal {{metric}} with {{control}} = {{value}}; the remaining difference is {{residual}}.',
  'spend.unequal':
    '{{control}} could not make {{variant}} and {{matchTo}} equal in {{metric}}: with {{value}}, the best value in its range, the difference is {{residual}}. Take this into account when reading the verdict.',
  'spend.unknown':
    '{{control}} could not make {{variant}} and {{matchTo}} equal in {{metric}}: one of them has no {{metric}}.',
  count:
    '{{holds}} hold, {{fails}} fail, {{depends}} depend, {{assumed}} are assumed, {{undecided}} undecided.',
  'doc.title': 'Claims, tested',
  'doc.other': '[中文](claims.zh.md)',
  'doc.intro':
    'What practitioners say about community business, each claim run as an experiment (`scenarios/claims/`). This page is written by the command below; no verdict is written by hand. A claim that fails here fails in this model, at these values: a finding about the model’s world, and a question to the real one.',
  'doc.command': 'Written by `{{command}}` with Kindling {{version}}{{size}}.',
  'doc.small': ', at the small size, which is for tests: its verdicts say nothing',
  'doc.rules': 'How a verdict is reached',
  'doc.rule.effect':
    '**Effect.** A claim holds where its effect is larger than its smallest effect of interest. Variants run on the same people, ties and thresholds (common random numbers). Where the claim is about spending, the variants spend the same: one field is solved for, on other seeds, and what difference remains is stated (equal means within {{equal}}).',
  'doc.rule.sequence':
    '**Runs.** A look after {{first}} paired runs and after every {{step}} more, until the always-valid interval (t-test with a Gaussian mixture, Wang & Ramdas 2025; for values that are not normal asymptotically valid, Waudby-Smith et al. 2024) lies wholly above or wholly below the smallest effect, or {{cap}} are made. All claims together err with probability at most {{alpha}} (Holm 1979): with {{claims}} claims the interval of each is at {{level}}.',
  'doc.rule.uncertainty':
    '**What is not known.** Then a Latin hypercube of {{points}} settings over the uncertain fields, {{perPoint}} paired runs each; a setting is clearly on a side where its 95% interval is. And a run without each effect that is only assumed.',
  'doc.rule.depends':
    '**depends**: at least {{tenth}} of the settings lie clearly on the side opposite to the file’s values (or, where these are undecided, at least {{tenth}} on each side). The field is named that tells best on which side a setting lies, and its break-even value with everything else as in the file.',
  'doc.rule.undecided':
    '**undecided**: otherwise, where the interval at the file’s values still holds the smallest effect.',
  'doc.rule.assumed':
    '**assumed**: otherwise, where the verdict turns when one assumed effect is taken away. How much of it is needed, the break-even value, is then the finding.',
  'doc.rule.holds': '**holds** or **fails**: otherwise, as the effect is above or below.',
  'doc.verdicts': 'Verdicts',
  'doc.head.claim': 'claim',
  'doc.head.verdict': 'verdict',
  'doc.head.effect': 'effect',
  'doc.head.interval': '{{percent}}% interval',
  'doc.head.smallest': 'smallest of interest',
  'doc.head.runs': 'paired runs',
  'doc.head.uncertainty': 'true in',
  'doc.each': 'Claim by claim',
  'doc.article': 'From an article on {{article}}.',
  'doc.file': 'Experiment: [`{{file}}`](../scenarios/claims/{{file}})',
} as const;

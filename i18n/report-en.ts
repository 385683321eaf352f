/** How results are put into words, in English. */
export const reportEn = {
  'source.assumption': 'assumption',
  'source.claim': 'practitioners’ claim “{{claim}}”',
  'headline.reach.more': '{{b}} reaches {{difference}} more people than {{a}}.',
  'headline.reach.less': '{{b}} reaches {{difference}} fewer people than {{a}}.',
  'headline.joined.more': 'With {{b}}, {{difference}} more people join than with {{a}}.',
  'headline.joined.less': 'With {{b}}, {{difference}} fewer people join than with {{a}}.',
  'headline.members.more': '{{b}} ends with {{difference}} more members than {{a}}.',
  'headline.members.less': '{{b}} ends with {{difference}} fewer members than {{a}}.',
  'headline.membersNew.more': '{{b}} ends with {{difference}} more new members than {{a}}.',
  'headline.membersNew.less': '{{b}} ends with {{difference}} fewer new members than {{a}}.',
  'cohorts.present':
    'Retention by month of first joining: share who are members at that age, away in between or not',
  'cohorts.unbroken': 'The same, share who have never been away',
  'cohorts.cohort': 'joined',
  'cohorts.joined': 'people',
  'cohorts.age': '{{age}} days',
  'cohorts.first': 'there on day 0',
  'cohorts.days': 'days {{first}}–{{last}}',
  'value.title':
    'Value by cohort, a head: acquisition cost, and discounted margin (purchases, offers and fees less goods and commissions) since joining',
  'value.acquisitionCost': 'cost to win',
  'value.months': 'after {{month}} mo.',
  'value.payback': 'paid back after (months)',
  'months.title':
    'Growth accounting by months of 30 days: members = members a month ago + new + returned − lost',
  'months.month': 'month',
  'months.new': 'new',
  'months.returned': 'returned',
  'months.lost': 'lost',
  'months.retained': 'retained',
  'months.members': 'members at the end',
  'months.quickRatio': 'quick ratio',
  'rate.perDay': '{{share}} in {{days}} days',
  'rate.each': '{{share}} each time',
  saturated:
    'Warning ({{label}}): {{share}} of all people are members at the end. Above {{limit}} hardly anybody is left to win, and policies can no longer differ: enter more people (people.count is the reachable market), fewer days, or weaker influences.',
  'headline.other.more': 'With {{b}}, {{metric}} is {{difference}} higher than with {{a}}.',
  'headline.other.less': 'With {{b}}, {{metric}} is {{difference}} lower than with {{a}}.',
  'headline.interval': '95% interval {{interval}}.',
  'headline.intervalAlone': 'That is one run.',
  'headline.intervalAcross': '95% interval from {{low}} below {{a}} to {{high}} above.',
  'headline.ahead': '{{b}} is ahead in {{ahead}} of {{n}} paired runs.',
  'headline.aheadTied': '{{b}} is ahead in {{ahead}} of {{n}} paired runs and level in {{tied}}.',
  'headline.anyWorlds': 'Over all unpaired combinations of runs, {{b}} is ahead in {{any}}.',
  points: '{{number}} points',
  'compare.more':
    '{{b}} against {{a}}: {{metric}} is higher by {{difference}} ({{percent}}% interval of the difference {{interval}}).',
  'compare.less':
    '{{b}} against {{a}}: {{metric}} is lower by {{difference}} ({{percent}}% interval of the difference {{interval}}).',
  'compare.moreAlone': '{{b}} against {{a}}: {{metric}} is higher by {{difference}} in one run.',
  'compare.lessAlone': '{{b}} against {{a}}: {{metric}} is lower by {{difference}} in one run.',
  'compare.same': '{{b}} against {{a}}: {{metric}} is the same in every run.',
  'compare.undefined': '{{b}} against {{a}}: {{metric}} is not defined in these runs.',
  'compare.ahead':
    '{{b}} beats {{a}} in {{ahead}} of {{n}} paired runs ({{tied}} tied) and in {{any}} of all unpaired combinations.',
  'compare.pairingHelped':
    'Pairing on common random numbers is worth {{ratio}} × as many independent runs{{interval}}.',
  'compare.pairingHarmed':
    'Pairing on common random numbers does not help here: variance ratio {{ratio}}{{interval}}.',
  'compare.pairingInterval': ' ({{interval}})',
  'compare.price': 'Incremental cost: {{price}} per additional member compared with {{a}} ({{interval}}).',
  'compare.priceAlone': 'Incremental cost: {{price}} per additional member compared with {{a}}.',
  'compare.priceBand':
    'In {{percent}}% of the runs with additional members it is between {{low}} and {{high}}.',
  'verdict.larger':
    'That is better than {{a}} by more than {{smallest}}, the smallest difference of interest.',
  'verdict.smaller':
    'That is worse than {{a}} by more than {{smallest}}, the smallest difference of interest.',
  'verdict.tooSmall': 'That is less than {{smallest}} either way, the smallest difference of interest.',
  'verdict.unsure':
    'More runs are needed to tell whether the difference exceeds {{smallest}}, the smallest difference of interest.',
  'verdict.largerZero': 'The whole interval is on the better side of {{a}}.',
  'verdict.smallerZero': 'The whole interval is on the worse side of {{a}}.',
  'verdict.tooSmallZero': 'There is no difference.',
  'verdict.unsureZero':
    'The interval includes zero: more runs are needed to tell which of the two is better.',
  'verdict.none': 'One run gives no interval; run several replicates.',
  'why.series': 'event series {{name}}',
  'why.channel': 'channel {{name}}',
  'why.founder': 'founder {{name}}',
  'why.founderRank': 'founder no. {{rank}} by forest credit',
  'why.most.less': 'Removing {{names}} has the largest effect: {{metric}} is lower by {{difference}}.',
  'why.most.more': 'Removing {{names}} has the largest effect: {{metric}} is higher by {{difference}}.',
  'why.total': '{{metric}}: {{mean}} on average ({{percent}}% interval {{interval}}).',
  'why.totalAlone': '{{metric}}: {{mean}} in one run.',
  'why.undefined': '{{metric}} is not defined in these runs.',
  'why.method':
    'Each row is an ablation: one part is removed, and people, ties and thresholds stay the same (common random numbers). The effect is the paired difference, replicate by replicate.',
  'why.nothing': 'No mechanism is on, so there is nothing to remove.',
  'why.idle': 'Removing these changes nothing, all runs are identical: {{names}}.',
  'why.credit.reach':
    'Credit counts people reached per run, {{n}} in total. Direct credit shares each person among the sources of trust on that day; forest credit adds everybody they brought in turn. Forest credits overlap, because word of mouth passes on what other sources began.',
  'why.credit.joined':
    'Credit counts people who joined per run, {{n}} in total. Direct credit shares each person among the sources of trust on that day; forest credit adds everybody they brought in turn. Forest credits overlap, because word of mouth passes on what other sources began.',
  'why.ranked':
    'Founders differ between runs: no. 1 is the founder who brought the most people in each run. Part of that was luck, so expect less from the next no. 1.',
  'why.replaceable':
    'The separate effects add up to {{share}} of the total, because some parts can replace each other.',
  'why.needed': 'The separate effects add up to {{share}} of the total, because the parts need each other.',
  'why.range': ' ({{low}} to {{high}})',
  'why.seeding.reach':
    'Founders are worth {{total}} adopter-days: {{expansion}} by expansion, people (founders included) who would not have been reached, and {{acceleration}} by acceleration, people reached earlier.',
  'why.seeding.joined':
    'Founders are worth {{total}} adopter-days: {{expansion}} by expansion, people (founders included) who would not have joined, and {{acceleration}} by acceleration, people who joined earlier.',
} as const;

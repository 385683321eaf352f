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
  'headline.other.more': 'With {{b}}, {{metric}} is {{difference}} higher than with {{a}}.',
  'headline.other.less': 'With {{b}}, {{metric}} is {{difference}} lower than with {{a}}.',
  'headline.interval': '95% interval {{interval}}.',
  'headline.intervalAlone': 'That is one run.',
  'headline.intervalAcross': '95% interval from {{low}} below {{a}} to {{high}} above.',
  'headline.ahead': '{{b}} is ahead in {{ahead}} of {{n}} paired runs.',
  'headline.aheadTied': '{{b}} is ahead in {{ahead}} of {{n}} paired runs and level in {{tied}}.',
  'headline.anyWorlds': 'Taking any two runs, whatever their worlds, {{b}} is ahead in {{any}}.',
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
    '{{b}} is ahead in {{ahead}} of {{n}} paired runs (same world; {{tied}} tied), and in {{any}} of any two worlds.',
  'compare.pairingHelped':
    'Sharing worlds made this comparison as sharp as {{ratio}} times the runs would{{interval}}.',
  'compare.pairingHarmed':
    'Sharing worlds did not sharpen this comparison (variance ratio {{ratio}}{{interval}}).',
  'compare.pairingInterval': ' [{{interval}}]',
  'compare.price': 'Each member more than with {{a}} costs {{price}} more ({{interval}}).',
  'compare.priceAlone': 'Each member more than with {{a}} costs {{price}} more.',
  'compare.priceBand':
    'In {{percent}}% of the runs in which more people join it lies between {{low}} and {{high}}.',
  'verdict.larger':
    'That is better than {{a}} by more than {{smallest}}, the smallest difference of interest.',
  'verdict.smaller':
    'That is worse than {{a}} by more than {{smallest}}, the smallest difference of interest.',
  'verdict.tooSmall': 'That is less than {{smallest}} either way, the smallest difference of interest.',
  'verdict.unsure':
    'Whether that is more than {{smallest}}, the smallest difference of interest, needs more runs.',
  'verdict.largerZero': 'The whole interval is on the better side of {{a}}.',
  'verdict.smallerZero': 'The whole interval is on the worse side of {{a}}.',
  'verdict.tooSmallZero': 'There is no difference.',
  'verdict.unsureZero':
    'The interval includes no difference at all: which of the two is better needs more runs.',
  'verdict.none': 'One run cannot say how sure that is; run it several times.',
  'why.series': 'event series {{name}}',
  'why.channel': 'channel {{name}}',
  'why.founder': 'founder {{name}}',
  'why.founderRank': 'founder no. {{rank}} by forest credit',
  'why.most.less':
    'Left out by itself, this matters most: {{names}}. Then {{metric}} is lower by {{difference}}.',
  'why.most.more':
    'Left out by itself, this matters most: {{names}}. Then {{metric}} is higher by {{difference}}.',
  'why.total': '{{metric}}: {{mean}} on average ({{percent}}% interval {{interval}}).',
  'why.totalAlone': '{{metric}}: {{mean}} in one run.',
  'why.undefined': '{{metric}} is not defined in these runs.',
  'why.method':
    'Each row leaves out one thing and keeps the people, ties and thresholds. The difference is what was missing without it, replicate by replicate.',
  'why.nothing': 'Nothing is switched on, so there is nothing to leave out.',
  'why.idle': 'To the last bit, every run is the same without: {{names}}.',
  'why.credit.reach':
    'Credit is people reached in one run, {{n}} in all. Direct credit shares each of them among what was poured on them that day; forest credit adds all whom they brought in turn. Forest credits overlap: word of mouth passes on what others began.',
  'why.credit.joined':
    'Credit is people who joined in one run, {{n}} in all. Direct credit shares each of them among what was poured on them that day; forest credit adds all whom they brought in turn. Forest credits overlap: word of mouth passes on what others began.',
  'why.ranked':
    'Founders differ from run to run: no. 1 is the one who brought most in each run. Some of that was luck, so the next no. 1 will bring less.',
  'why.replaceable':
    'Left out one at a time, the parts that bring people explain {{share}} of the total. Of the rest, one part would have done what another did.',
  'why.needed':
    'Left out one at a time, the parts that bring people explain {{share}} of the total. More than all: some people need several parts at once, or one part to pass on what another began.',
  'why.range': ' ({{low}} to {{high}})',
  'why.seeding.reach':
    'Founders are worth {{total}} adopter-days: {{expansion}} by expansion, people (founders included) who would not have been reached, and {{acceleration}} by acceleration, people reached earlier.',
  'why.seeding.joined':
    'Founders are worth {{total}} adopter-days: {{expansion}} by expansion, people (founders included) who would not have joined, and {{acceleration}} by acceleration, people who joined earlier.',
} as const;

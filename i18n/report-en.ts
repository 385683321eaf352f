/** How results are put into words, in English. */
export const reportEn = {
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
  'compare.pairingHelped': 'Sharing worlds made this comparison as sharp as {{ratio}} times the runs would.',
  'compare.pairingHarmed': 'Sharing worlds did not sharpen this comparison (variance ratio {{ratio}}).',
  'compare.price': 'Each member more than with {{a}} costs {{price}} more ({{interval}}).',
  'compare.priceAlone': 'Each member more than with {{a}} costs {{price}} more.',
  'verdict.larger':
    'That is better than {{a}} by more than {{smallest}}, the smallest difference of interest.',
  'verdict.smaller':
    'That is worse than {{a}} by more than {{smallest}}, the smallest difference of interest.',
  'verdict.tooSmall': 'That is less than {{smallest}} either way, the smallest difference of interest.',
  'verdict.unsure':
    'Whether that is more than {{smallest}}, the smallest difference of interest, needs more runs.',
  'verdict.none': 'One run cannot say how sure that is; run it several times.',
} as const;

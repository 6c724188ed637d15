import { loadingWithoutTag } from '../../../../audits/rules/loading-without-tag.ts'
import { BROKEN_TAG, WITHOUT_TAG } from '../../../../audits/scenes/without-tag.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { Scene } from '../../../../audits/seen.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'

const look = { url: 'http://shop.example/account', textLength: 1_000, controls: 9, reachable: 9 }
const noise = { message: 'the noise of every day', url: 'http://shop.example/account' }

const used = (sights: StepSights = {}, more: Partial<Scene> = {}) => ({
  ...sceneOf([
    [WITHOUT_TAG.opens],
    [WITHOUT_TAG.signsIn],
    [WITHOUT_TAG.looksAround, { looks: [look], ...sights }],
    [WITHOUT_TAG.signsOut],
  ]),
  ...more,
})

const visit = sceneOf([
  [VISIT.opens, { looks: [{ ...look, textLength: 99_999 }] }],
  [VISIT.looksAround, { looks: [look], errors: [noise] }],
])
const well = { visit, blocked: used(), broken: used(), slow: used({ heldTags: [{ wasPageRead: true }] }) }
const trouble = { step: WITHOUT_TAG.signsOut, sentence: 'The step could not be made.', png: null }

export const loadingWithoutTagCases: RuleCases = {
  rule: loadingWithoutTag,
  cases: [
    { says: 'a visitor who comes to the end three times is well', seen: well, verdict: 'pass' },
    {
      says: 'a visitor who cannot go on is not, whatever there is to be seen of it',
      seen: { ...well, blocked: used({}, { trouble }), broken: used({}, { trouble: { ...trouble, png: 'cG5n' } }) },
      verdict: 'fail',
      problems: ['blocked-stops-visitor', 'broken-stops-visitor'],
    },
    {
      says: 'an error that is thrown for want of the tag is not',
      seen: { ...well, blocked: used({ errors: [{ ...noise, message: 'iAdvize is not defined' }] }) },
      verdict: 'fail',
      problems: ['blocked-throws'],
    },
    {
      says: 'what is always thrown is another matter',
      seen: { ...well, slow: used({ errors: [noise] }) },
      verdict: 'pass',
    },
    {
      says: 'what the broken tag throws is its own',
      seen: { ...well, broken: used({ errors: [{ ...noise, message: `Uncaught ${BROKEN_TAG}` }] }) },
      verdict: 'pass',
    },
    {
      says: 'a page with little of its text is not well',
      seen: { ...well, slow: used({ looks: [{ ...look, textLength: 499 }] }) },
      verdict: 'fail',
      problems: ['slow-empties-page'],
    },
    {
      says: 'half of the text is enough',
      seen: { ...well, slow: used({ looks: [{ ...look, textLength: 500 }] }) },
      verdict: 'pass',
    },
    {
      says: 'another page may have little text',
      seen: { ...well, slow: used({ looks: [{ ...look, url: 'http://shop.example/', textLength: 9 }] }) },
      verdict: 'pass',
    },
    {
      says: 'the page before another one may have little text',
      seen: {
        ...well,
        slow: sceneOf([[WITHOUT_TAG.opens, { looks: [{ ...look, textLength: 9 }] }], [WITHOUT_TAG.looksAround]]),
      },
      verdict: 'pass',
    },
    {
      says: 'a page that waits for the tag is not well',
      seen: { ...well, slow: used({ heldTags: [{ wasPageRead: true }, { wasPageRead: false }] }) },
      verdict: 'fail',
      problems: ['slow-holds-page'],
    },
  ],
}

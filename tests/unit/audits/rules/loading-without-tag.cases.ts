import { loadingWithoutTag } from '../../../../audits/rules/loading-without-tag.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { BROKEN_TAG, WITHOUT_TAG } from '../../../../audits/scenes/without-tag.ts'
import type { PageLook, Scene, Seen, SeenError } from '../../../../audits/seen.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { request } from './pages.ts'

const look = (changes: Partial<PageLook> = {}): Omit<PageLook, 'step'> => ({
  textLength: 100,
  controls: 10,
  reachable: 10,
  url: 'http://shop.example/',
  ...changes,
})

const error = (message: string): Omit<SeenError, 'step'> => ({ message, url: 'http://shop.example/' })

const visitOf = (sights: StepSights = {}): Scene =>
  sceneOf([[VISIT.opens, { looks: [look()], ...sights }], [VISIT.signsIn], [VISIT.looksAround], [VISIT.signsOut]])

const sceneWith = (sights: StepSights = {}, trouble: Scene['trouble'] = null): Scene =>
  sceneOf([[WITHOUT_TAG.opens, { looks: [look()], requests: [request()], ...sights }]], { trouble })

const TROUBLE = { step: WITHOUT_TAG.signsOut, sentence: 'The step could not be made', png: null }

const GOOD: Pick<Seen, 'visit' | 'blocked' | 'broken' | 'slow'> = {
  visit: visitOf(),
  blocked: sceneWith(),
  broken: sceneWith({ errors: [error(`Uncaught ${BROKEN_TAG}`)] }),
  slow: sceneWith({ heldTags: [{ wasPageRead: true }] }),
}

const FEW = { looks: [look({ textLength: 49 })] }

export const loadingWithoutTagCases: RuleCases = {
  rule: loadingWithoutTag,
  cases: [
    { says: 'a site that does not need it is well', seen: GOOD, verdict: 'pass' },
    {
      says: 'a visitor who cannot go on without it is stuck',
      seen: { ...GOOD, blocked: sceneWith({}, TROUBLE), broken: sceneWith({}, { ...TROUBLE, png: 'png' }) },
      verdict: 'fail',
      problems: ['stuck-when-blocked', 'stuck-when-broken'],
      tells:
        'The visitor cannot go on: with the tag blocked (at "signs out") and with the tag broken (at "signs out").',
      shows: [
        'With the tag blocked the visitor: opens the site. The step could not be made (expected: opens the site, signs in, opens a page with the chat, signs out)',
        'The page when "signs out" could not be made: png',
        'With the tag broken the visitor: opens the site. The step could not be made (expected: opens the site, signs in, opens a page with the chat, signs out)',
      ],
    },
    {
      says: 'so is one who waits for it',
      seen: { ...GOOD, slow: sceneWith({}, TROUBLE) },
      verdict: 'fail',
      problems: ['stuck-when-slow'],
    },
    {
      says: 'who cannot do it with the tag either tells nothing',
      seen: {
        ...GOOD,
        visit: sceneOf([[VISIT.opens], [VISIT.signsIn], [VISIT.looksAround]]),
        blocked: sceneWith({}, TROUBLE),
      },
      verdict: 'could-not-tell',
    },
    {
      says: 'an error nobody caught is broken',
      seen: { ...GOOD, blocked: sceneWith({ errors: [error('iAdvize is not defined')] }) },
      verdict: 'fail',
      problems: ['error-when-blocked'],
    },
    {
      says: 'one that comes with the tag as well is the noise of the site, whatever its numbers',
      seen: {
        ...GOOD,
        visit: visitOf({ errors: [error('ad 1 of 22')] }),
        broken: sceneWith({ errors: [error('ad 4444 of 3')] }),
      },
      verdict: 'pass',
    },
    {
      says: 'noise does not hide an error',
      seen: {
        ...GOOD,
        visit: visitOf({ errors: [error('noise')] }),
        broken: sceneWith({ errors: [error('noise'), error(BROKEN_TAG), error('iAdvize is not defined')] }),
      },
      verdict: 'fail',
      problems: ['error-when-broken'],
      tells: 'The page throws "iAdvize is not defined": with the tag broken.',
      shows: [
        'Error nobody caught, on http://shop.example/, while the visitor opens the site: iAdvize is not defined (expected: none)',
      ],
    },
    {
      says: 'a page with less than half of its text is not complete',
      seen: { ...GOOD, blocked: sceneWith(FEW) },
      verdict: 'fail',
      problems: ['less-when-blocked'],
      tells: 'Most of http://shop.example/ is missing: with the tag blocked.',
      shows: [
        'Characters of text that can be seen: 49 (expected: 100)',
        'Links, buttons and fields within reach: 10 (expected: 10)',
      ],
    },
    {
      says: 'nor is one of whose links less than half can be reached',
      seen: { ...GOOD, slow: sceneWith({ looks: [look({ reachable: 4 })] }) },
      verdict: 'fail',
      problems: ['less-when-slow'],
    },
    {
      says: 'a half is enough',
      seen: { ...GOOD, blocked: sceneWith({ looks: [look({ textLength: 50, reachable: 5 })] }) },
      verdict: 'pass',
    },
    {
      says: 'pages are compared with themselves',
      seen: {
        ...GOOD,
        visit: visitOf({ looks: [look({ textLength: 900, url: 'http://shop.example/long' }), look()] }),
      },
      verdict: 'pass',
    },
    {
      says: 'and steps with the same steps',
      seen: {
        ...GOOD,
        visit: sceneOf([
          [VISIT.opens, { looks: [look()] }],
          [VISIT.signsIn, { looks: [look({ textLength: 900 })] }],
          [VISIT.looksAround],
          [VISIT.signsOut],
        ]),
      },
      verdict: 'pass',
    },
    {
      says: 'a page that the browser does not read on is broken',
      seen: { ...GOOD, slow: sceneWith({ heldTags: [{ wasPageRead: true }, { wasPageRead: false }] }) },
      verdict: 'fail',
      problems: ['waits-for-the-tag'],
      tells: 'While the tag is on its way, the browser does not go on reading the page.',
      shows: [
        'Pages that were complete before a tag that was kept back for seconds, first where the visitor opens the site: 1 of 2 (expected: all of them)',
      ],
    },
    {
      says: 'where the tag was never asked for, nobody was without it',
      seen: { ...GOOD, slow: sceneWith({ requests: [] }) },
      verdict: 'could-not-tell',
    },
    {
      says: 'what is broken is so all the same',
      seen: { ...GOOD, blocked: sceneWith({ ...FEW, requests: [] }) },
      verdict: 'fail',
      problems: ['less-when-blocked'],
    },
  ],
}

import { expect, test } from '@playwright/test'
import type { Rule } from '../../../../audits/rule.ts'
import { activationProvider } from '../../../../audits/rules/activation-provider.ts'
import { loadingCsp } from '../../../../audits/rules/loading-csp.ts'
import { loadingOnce } from '../../../../audits/rules/loading-once.ts'
import { loadingSnippet } from '../../../../audits/rules/loading-snippet.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { Seen } from '../../../../audits/seen.ts'
import { ABOUT, sceneOf, type StepSights } from './case.ts'
import { document, request, TAG, WELL } from './pages.ts'

const OTHER = document({ id: 'other', url: 'http://shop.example/other' })

const page = (answer: string, policy = '') =>
  request({
    url: 'http://shop.example/',
    kind: 'document',
    answer,
    answerHeaders: policy === '' ? {} : { 'content-security-policy': policy },
  })

const judge = (rule: Rule, sights: StepSights) =>
  rule.judge({ about: ABOUT, visit: sceneOf([[VISIT.looksAround, sights]]) } as unknown as Seen)

test('a blocked address is told with the directive that decides, of the policy of its own page', () => {
  const blocked = 'https://api.iadvize.com/graphql'
  const { summary, evidence } = judge(loadingCsp, {
    documents: [OTHER, document()],
    requests: [
      request({ url: OTHER.url, kind: 'document', answerHeaders: { 'content-security-policy': "connect-src 'none'" } }),
      page('', "default-src 'none'; script-src 'self'"),
    ],
    violations: [
      { id: 'one', directive: 'script-src-elem', blocked: TAG.src },
      { id: 'one', directive: 'connect-src', blocked },
    ],
  })
  const name = 'Content-Security-Policy of http://shop.example/'
  expect(evidence).toEqual([
    { kind: 'value', name, seen: "script-src 'self'", expected: 'script-src with https://*.iadvize.com' },
    { kind: 'value', name, seen: "default-src 'none'", expected: 'connect-src with https://*.iadvize.com' },
  ])
  expect(summary).toContain(`${TAG.src} by script-src and ${blocked} by connect-src.`)
})

test('both places of a tag that is in the page twice are shown', () => {
  const { evidence } = judge(loadingOnce, {
    documents: [document({ facts: { ...WELL, elements: [TAG, TAG] } })],
    requests: [page('<script src="//halc.iadvize.com/iadvize.js">\n\n<script src="//halc.iadvize.com/iadvize.js">')],
  })
  expect(evidence.flatMap((proof) => (proof.kind === 'code' ? proof.line : []))).toEqual([1, 3])
})

test('a call with something that is no function is told with its page, and with the script that makes it', () => {
  const script = 'http://shop.example/shop.js'
  const { evidence } = judge(activationProvider, {
    documents: [OTHER, document()],
    calls: [{ id: 'one', argument: 'promise' }],
    requests: [page('<html>'), request({ url: script, answer: 'start()\niAdvize.activate(option)' })],
  })
  expect(evidence).toContainEqual({
    kind: 'value',
    name: 'Argument of activate on http://shop.example/',
    seen: 'promise',
    expected: 'function',
  })
  expect(evidence.at(-1)).toEqual({
    kind: 'code',
    caption: 'The call',
    url: script,
    line: 2,
    text: 'iAdvize.activate(option)',
  })
})

test('one page or many, the sentence names the first and counts the others', () => {
  const wrong = { ...WELL, sid: '77' }
  const summaryOf = (...ids: readonly string[]) =>
    judge(loadingSnippet, {
      documents: ids.map((id) => document({ id, url: `http://shop.example/${id}`, facts: wrong })),
    }).summary
  expect(summaryOf('a')).toMatch(/: on http:\/\/shop\.example\/a\.$/)
  expect(summaryOf('a', 'b')).toMatch(/: on http:\/\/shop\.example\/a and on another page\.$/)
  expect(summaryOf('a', 'b', 'c')).toMatch(/: on http:\/\/shop\.example\/a and on 2 other pages\.$/)
})

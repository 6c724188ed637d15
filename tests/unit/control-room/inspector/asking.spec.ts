import { expect, test } from '../../../plain-test.ts'
import { installFakeTimers } from '../../fake-timers.ts'
import { createAsking, PAUSE_MS } from '../../../../control-room/browser/inspector/asking.ts'

type Sent = { readonly question: string; readonly answer: (text: string) => void; readonly fail: () => void }

/** Somebody who answers when the test says so, and what the page is shown. */
const conversation = () => {
  const sent: Sent[] = []
  const shown: string[] = []
  let isWaiting = false
  const timers = installFakeTimers(PAUSE_MS)
  const ask = createAsking<string, string>({
    answerHere: (question) => (question.startsWith('here') ? `known ${question}` : null),
    answerElsewhere: (question) =>
      new Promise((resolve, reject) => {
        sent.push({ question, answer: resolve, fail: () => reject(new Error(`no ${question}`)) })
      }),
    onAnswer: (answer) => shown.push(answer),
    onFailure: (error) => shown.push(String(error)),
    onWaiting: (waiting) => {
      isWaiting = waiting
    },
  })
  return {
    ask,
    shown,
    sent,
    isWaiting: () => isWaiting,
    /** Nothing is typed for a while; resolves when everything that was answered has been shown. */
    pause: () => timers.pending().forEach(({ end }) => end()),
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  }
}

test('a question is asked once, after the last letter was typed', () => {
  const { ask, pause, sent } = conversation()
  for (const text of ['t', 'to', 'tok']) ask(text)
  expect(sent).toEqual([])
  pause()
  expect(sent.map(({ question }) => question)).toEqual(['tok'])
})

test('an answer that comes after a newer question was asked is never shown', async () => {
  const { ask, pause, sent, shown, settle, isWaiting } = conversation()
  ask('old')
  pause()
  ask('new')
  sent[0]?.answer('about the old one')
  await settle()
  expect([shown, isWaiting()]).toEqual([[], true])
  pause()
  sent[1]?.answer('about the new one')
  await settle()
  expect([shown, isWaiting()]).toEqual([['about the new one'], false])
})

test('an answer that overtakes an older one is not overwritten by it', async () => {
  const { ask, pause, sent, shown, settle } = conversation()
  ask('old')
  pause()
  ask('new')
  pause()
  sent[1]?.answer('about the new one')
  await settle()
  sent[0]?.answer('about the old one')
  await settle()
  expect(shown).toEqual(['about the new one'])
})

test('a failure of an older question is not shown either', async () => {
  const { ask, pause, sent, shown, settle } = conversation()
  ask('old')
  pause()
  ask('new')
  pause()
  sent[0]?.fail()
  await settle()
  expect(shown).toEqual([])
  sent[1]?.fail()
  await settle()
  expect(shown).toEqual(['Error: no new'])
})

test('what is known here is shown at once, and nobody is asked about it or about what was typed before', async () => {
  const { ask, pause, sent, shown, settle, isWaiting } = conversation()
  ask('asked')
  pause()
  ask('typed')
  ask('here')
  expect([shown, isWaiting()]).toEqual([['known here'], false])
  pause()
  sent[0]?.answer('about what was asked')
  await settle()
  expect([sent.length, shown]).toEqual([1, ['known here']])
})

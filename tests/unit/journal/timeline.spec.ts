import { expect, test } from '../../plain-test.ts'
import { journalAttachments } from '../../../journal/attachments.ts'
import { timelineOf, timeText } from '../../../journal/timeline.ts'
import { accepted, byTag, journal, OTHER_PAGE, securedAttempt, tagLoaded } from './journals.ts'

test.describe('the timeline of a journal', () => {
  test('the timeline has one line for each entry, with all its fields', () => {
    expect(
      timelineOf(journal(tagLoaded(), tagLoaded(OTHER_PAGE), securedAttempt({ answered: accepted() }).slice(2))),
    ).toBe(
      [
        '1  +0.000 s  page 1  tag-loaded        sid=7316 url=https://shop.example/account',
        '2  +0.000 s  page 2  tag-loaded        sid=7316 url=https://shop.example/account',
        '3  +0.000 s  page 1  attempt-sent      activation=1 attempt=1 optionType=SECURED_AUTHENTICATION token=5f3a9c01',
        '4  +0.000 s  -       attempt-answered  sid=7316 optionType=SECURED_AUTHENTICATION answer=judge checked=full token=5f3a9c01 userId=camille vuid=v-1',
      ].join('\n'),
    )
  })

  test('the timeline shows times to the millisecond', () => {
    const times = timelineOf(
      journal(
        byTag(
          { type: 'logout-called' },
          { type: 'logout-called', afterMs: 59_999 },
          { type: 'logout-called', afterMs: 3_723_004 },
        ),
      ),
    )
      .split('\n')
      .map((line) => line.slice(3, line.indexOf('page')).trim())
    expect(times).toEqual(['+0.000 s', '+59.999 s', '+1 h 02 min 03.004 s'])
  })

  test('a time before the first entry, because the clock was put back, is below zero', () => {
    const texts = [-3_723_004, -60_000, -1, 0].map((ms) => timeText(ms))
    expect(texts).toEqual(['-1 h 02 min 03.0 s', '-1 min 00.0 s', '+0.0 s', '+0.0 s'])
  })

  test('the timeline quotes values with spaces, and leaves out empty ones', () => {
    expect(timelineOf(journal(byTag({ type: 'function-threw', message: 'no "x" there' })))).toBe(
      '1  +0.000 s  page 1  function-threw  message="no \\"x\\" there"',
    )
  })

  test('the timeline of an empty journal says so', () => {
    expect(timelineOf([])).toBe('The journal is empty.')
  })
})

test.describe('what a failed test takes along', () => {
  const token = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(60)}.${'b'.repeat(300)}`
  const entries = journal(tagLoaded(), byTag({ type: 'function-threw', message: token }))

  test('a failed test attaches the journal as JSON, and as a story with every entry below it', () => {
    const [json, text] = journalAttachments(entries)
    expect(json).toMatchObject({ name: 'journal.json', contentType: 'application/json' })
    expect(JSON.parse(json?.body ?? '')).toMatchObject([{ type: 'tag-loaded', index: 1 }, { type: 'function-threw' }])
    expect(text).toMatchObject({ name: 'journal.txt', contentType: 'text/plain' })
    expect(text?.body).toContain('Page 1, project 7316:\n  +0.0 s  the tag was loaded')
    expect(text?.body).toContain('Every entry:\n1  +0.000 s  page 1  tag-loaded')
  })

  test('the attachments of a failed test contain no token', () => {
    expect(journalAttachments(entries).map(({ body }) => body.includes('eyJ'))).toEqual([false, false])
  })
})

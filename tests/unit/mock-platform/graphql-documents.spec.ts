import { expect, test } from '../../plain-test.ts'
import { buildSchema, getIntrospectionQuery } from 'graphql'
import { createDocumentReader } from '../../../mock-platform/graphql-documents.ts'
import { SCHEMA_TEXT } from '../../../mock-platform/schema-text.ts'
import { RECORDED } from '../../contract/platform-client.ts'

const reader = () => createDocumentReader(buildSchema(SCHEMA_TEXT))

const ANONYMOUS = 'visitorAuthenticateAnonymously(input: { projectId: 1 }) { visitor { vuid } }'
const fields = (count: number): string => Array.from({ length: count }, (_, at) => `a${at}: platform`).join(' ')
const nested = (levels: number): string => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`

for (const [what, text] of [
  ['the recorded mutation for a secured visitor', RECORDED.secured],
  ['the recorded mutation for an anonymous visitor', RECORDED.anonymous],
  ['the recorded mutation for a simple visitor', RECORDED.simple],
  [
    'the fullest introspection query of the reference implementation',
    getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  ],
  ['300 fields', `{ ${fields(300)} }`],
  [
    'two operations with an attempt each, of which only one is asked for',
    `mutation a { ${ANONYMOUS} } mutation b { ${ANONYMOUS} }`,
  ],
  ['one attempt, selected twice under one name', `mutation { ${ANONYMOUS} ${ANONYMOUS} }`],
] as const) {
  test(`the platform reads a request of ${what}`, () => {
    expect(reader()(text)).toMatchObject({ kind: 'document' })
  })
}

for (const { what, text, words } of [
  { what: 'more than 1000 tokens', text: `{ ${'platform '.repeat(1_001)} }`, words: '1000 tokens' },
  { what: 'more than 25 levels', text: nested(26), words: '25 levels' },
  {
    what: 'more than 25 levels through fragments',
    text: `{ ...A } fragment A on Query ${nested(20).replace('}', '...B }')} fragment B on Query ${nested(20)}`,
    words: '25 levels',
  },
  {
    what: 'more than 400 fields through fragments',
    text: `{ ${'...A '.repeat(101)} } fragment A on Query { ${fields(4)} }`,
    words: '400 fields',
  },
  { what: 'two attempts', text: `mutation { a: ${ANONYMOUS} b: ${ANONYMOUS} }`, words: 'this one would make 2' },
  {
    what: 'two attempts with different mutations',
    text: `mutation { ${ANONYMOUS} visitorAuthenticateFromCustomerUserId(input: { projectId: 1, userId: "a" }) { visitor { vuid } } }`,
    words: 'this one would make 2',
  },
]) {
  test(`a document with ${what} is over a limit, which its refusal names`, () => {
    expect(reader()(text)).toEqual({ kind: 'over-limit', sentence: expect.stringContaining(words) })
  })
}

for (const { what, text, code } of [
  { what: 'that breaks off', text: '{', code: 'GRAPHQL_PARSE_FAILED' },
  { what: 'with an unknown field', text: '{ nope }', code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    what: 'with a fragment inside itself',
    text: '{ ...A } fragment A on Query { ...A }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'with two fragments inside each other',
    text: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { what: 'with an undefined fragment', text: '{ ...A }', code: 'GRAPHQL_VALIDATION_FAILED' },
]) {
  test(`a document ${what} is refused with the code ${code}`, () => {
    const read = reader()(text)
    expect(read).toMatchObject({ kind: 'errors' })
    expect(read).toHaveProperty('errors.0.extensions.code', code)
  })
}

test('a GraphQL document that comes again is not parsed again', () => {
  const read = reader()
  expect(read(RECORDED.secured)).toBe(read(RECORDED.secured))
})

test('only the newest 50 GraphQL documents are remembered, and no long one', () => {
  const read = reader()
  const first = read('{ platform }')
  for (let count = 1; count <= 50; count += 1) read(`{ a${count}: platform }`)
  expect(read('{ platform }')).not.toBe(first)
  const long = `{ platform } #${'x'.repeat(900)}`
  expect(read(long)).not.toBe(read(long))
})

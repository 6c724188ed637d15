import { expect, test } from '../../plain-test.ts'
import type { StageSettings, StageSupplies } from '../../../stage/stage.ts'
import { StageSettingsError } from '../../../stage/stage.ts'
import { createStageRegistry, MAIN_STAGE, STAGE_ID } from '../../../stage/registry.ts'
import { privateKey, publicKey } from '../mock-platform/mint.ts'

const PEM = publicKey('brandSigning').export({ type: 'spki', format: 'pem' }).toString()

const SUPPLIES: StageSupplies = {
  keys: {
    decryption: privateKey('platformEncryption'),
    session: privateKey('platformSession'),
    publicPem: publicKey('platformEncryption').export({ type: 'spki', format: 'pem' }).toString(),
  },
  tagScript: (settings) => JSON.stringify(settings),
  dialogPart: () => '',
}

const SETTINGS: StageSettings = {
  projects: [{ sid: '7316', publicKeys: [PEM], authenticationMode: true }],
  fidelity: {},
  noTokenChoice: 'no-chat',
}

const registry = () => createStageRegistry(SUPPLIES, SETTINGS)

test('the main stage exists from the beginning', () => {
  const stages = registry()
  expect(stages.size()).toBe(1)
  expect(stages.get(MAIN_STAGE)).toMatchObject({ id: 'main', settings: SETTINGS })
})

test('a stage exists from its creation until it is dropped', () => {
  const stages = registry()
  const made = stages.put('one', SETTINGS)
  expect(stages.get('one')).toBe(made)
  expect(stages.size()).toBe(2)
  expect(stages.drop('one')).toBe(true)
  expect(stages.get('one')).toBeUndefined()
  expect(stages.drop('one')).toBe(false)
  expect(stages.size()).toBe(1)
})

for (const id of ['', 'none', '__proto__', 'constructor']) {
  test(`a stage ${JSON.stringify(id)} that was never created does not exist`, () => {
    expect(registry().get(id)).toBeUndefined()
  })
}

test('a stage that is created again has nothing of the old one', () => {
  const stages = registry()
  const old = stages.put('one', SETTINGS)
  old.journal.write({ type: 'logout-called' })
  old.answers.add([{ answer: 'server-error', times: 'always' }])
  old.tokenBackend.add([{ behaviour: 'cannot-mint', times: 'always' }])
  old.clock.advance(86_400_000)
  const made = stages.put('one', SETTINGS)
  expect(made).not.toBe(old)
  expect(made.journal.after(0)).toEqual([])
  expect(made.answers.next()).toBeNull()
  expect(made.tokenBackend.next()).toBeNull()
  expect(made.clock.now()).toBeLessThan(old.clock.now())
  expect(stages.size()).toBe(2)
})

test('two stages share no journal, no prepared answers and no clock', () => {
  const stages = registry()
  const [one, two] = [stages.put('one', SETTINGS), stages.put('two', SETTINGS)]
  one.journal.write({ type: 'logout-called' })
  one.answers.add([{ answer: 'server-error', times: 1 }])
  one.clock.advance(86_400_000)
  expect(two.journal.after(0)).toEqual([])
  expect(two.answers.next()).toBeNull()
  expect(two.clock.now()).toBeLessThan(one.clock.now())
})

test('a stage with an invalid key is not created, and the old one stays', () => {
  const stages = registry()
  const old = stages.put('one', SETTINGS)
  const [project] = SETTINGS.projects
  const wrong = {
    ...SETTINGS,
    projects: [{ ...project, sid: '7316', authenticationMode: true, publicKeys: [PEM, 'key'] }],
  }
  expect(() => stages.put('one', wrong)).toThrow(StageSettingsError)
  expect(() => stages.put('one', wrong)).toThrow(
    /^projects\[0\]\.publicKeys\[1\] of project 7316 is the text "key", which is not a key/,
  )
  expect(stages.get('one')).toBe(old)
})

test('the error about an invalid key says where the key is', () => {
  const stages = registry()
  const projects = [...SETTINGS.projects, { sid: '2', authenticationMode: true, publicKeys: [PEM, 'key'] }]
  const make = (): unknown => {
    try {
      return stages.put('one', { ...SETTINGS, projects })
    } catch (error) {
      return error
    }
  }
  expect(make()).toMatchObject({
    name: 'StageSettingsError',
    path: 'projects[1].publicKeys[1]',
    problem: expect.stringContaining('of project 2 is the text "key"'),
  })
})

test('the tag of a stage gets its switches, including defaults, and no key', async () => {
  const stage = registry().put('one', { ...SETTINGS, fidelity: { retryCount: 1 } })
  const script = await (await stage.handle(new Request('http://127.0.0.1/iadvize.js'), '/iadvize.js')).text()
  expect(JSON.parse(script)).toMatchObject({
    fidelity: { retryCount: 1, retryDelaysMs: [1_000, 2_000, 4_000] },
    projects: { 7316: { authenticationMode: true } },
  })
  expect(script).not.toContain('KEY')
})

for (const { id, isName } of [
  { id: 'main', isName: true },
  { id: 'w0-test-17', isName: true },
  { id: '7', isName: true },
  { id: 'a'.repeat(64), isName: true },
  { id: 'a'.repeat(65), isName: false },
  { id: '', isName: false },
  { id: '-a', isName: false },
  { id: 'A', isName: false },
  { id: 'a/b', isName: false },
  { id: '..', isName: false },
  { id: 'a b', isName: false },
  { id: 'a\n', isName: false },
  { id: '__proto__', isName: false },
]) {
  test(`${JSON.stringify(id)} is ${isName ? 'a' : 'not a'} valid name for a stage`, () => {
    expect(STAGE_ID.test(id)).toBe(isName)
  })
}

import { dataFolder } from '../../../certificates/data-folder.ts'
import { expect, test } from '../../plain-test.ts'

const END = 'iadvize-rehearsal/authority'

for (const { what, platform, environment, folder } of [
  { what: 'XDG_DATA_HOME', platform: 'linux', environment: { XDG_DATA_HOME: '/data' }, folder: `/data/${END}` },
  { what: 'the home folder on Linux', platform: 'linux', environment: {}, folder: `/home/me/.local/share/${END}` },
  {
    what: 'the home folder if XDG_DATA_HOME is relative',
    platform: 'linux',
    environment: { XDG_DATA_HOME: 'data' },
    folder: `/home/me/.local/share/${END}`,
  },
  {
    what: 'Application Support on macOS',
    platform: 'darwin',
    environment: {},
    folder: `/home/me/Library/Application Support/${END}`,
  },
  {
    what: 'LOCALAPPDATA on Windows',
    platform: 'win32',
    environment: { LOCALAPPDATA: '/local' },
    folder: `/local/${END}`,
  },
] as const) {
  test(`the authority of a person is in ${what}`, () => {
    expect(dataFolder({ platform, environment, home: '/home/me' })).toBe(folder)
  })
}

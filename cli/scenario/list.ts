/** `rehearsal scenario list`: what there is, and how it went last. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal.ts'
import { readResults, type LastResult } from '../../gherkin/result-file.ts'
import { writtenFeature } from '../../gherkin/written-scenarios.ts'
import { usageError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { ListOptions } from '../scenario.ts'
import { LIST_FORMAT, type ListedFeature, type ListReport } from './formats.ts'
import { listText } from './list-text.ts'
import { filesOfProject, readProject, type ScenarioProject } from './project.ts'
import { statusOf } from './status.ts'

export const listScenarios = async (options: ListOptions): Promise<ExitCode> => {
  const project = await readProject(options.config)
  const results = resultsOf(project)
  const features = filesOfProject(project).map((file) => listed(file, results, project.folder))
  const report: ListReport = { format: LIST_FORMAT, features }
  const { hasColours } = terminalOf(process.stdout, process.env)
  process.stdout.write(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : listText(report, hasColours))
  if (options.json !== true && results.length === 0) process.stdout.write(hintFor(project))
  return EXIT.ok
}

const resultsOf = ({ folder }: ScenarioProject): readonly LastResult[] => {
  try {
    return readResults(folder)
  } catch (error) {
    throw usageError((error as Error).message)
  }
}

const listed = (file: string, results: readonly LastResult[], folder: string): ListedFeature => {
  const written = writtenFeature(readFileSync(file, 'utf8'))
  const ownName = path.relative(folder, path.resolve(file)).replaceAll(path.sep, '/')
  const ofFile = results.filter((result) => result.file === ownName)
  return {
    file,
    name: written?.name ?? null,
    scenarios: (written?.scenarios ?? []).map((scenario) => ({
      name: scenario.name,
      line: scenario.line,
      ...statusOf(
        scenario.runs.map(({ fingerprint }) => fingerprint),
        ofFile.filter((result) => result.scenario === scenario.name),
      ),
    })),
  }
}

/** It keeps the results. */
const REPORTER = 'iadvize-rehearsal/reporter'

/** Why nothing has run yet, as far as that can be seen. */
const hintFor = ({ folder, configuration }: ScenarioProject): string => {
  if (configuration === null) {
    return 'Nothing runs them yet: rehearsal scenario new "A title" writes what is missing as well.\n'
  }
  if (readFileSync(path.join(folder, configuration), 'utf8').includes(REPORTER)) return ''
  return `Results are kept once ${configuration} names the reporter: reporter: [['${REPORTER}'], ['list']].\n`
}

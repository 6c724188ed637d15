/** `rehearsal scenario list`: which scenarios there are, and how their last run ended. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import { readResults, type LastResult } from '../../gherkin/run/result-file.ts'
import { writtenFeature } from '../../gherkin/check/written-scenarios.ts'
import { usageError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { LIST_FORMAT, type ListedFeature, type ListReport } from './formats.ts'
import { listText } from './list-text.ts'
import { filesOfProject, readProject, type ScenarioProject } from './project.ts'
import { statusOf } from './status.ts'

export type ListOptions = { readonly json?: true; readonly config?: string }

export const listScenarios = async (options: ListOptions): Promise<ExitCode> => {
  const project = await readProject(options.config)
  const results = resultsOf(project)
  const features = filesOfProject(project).map((file) => listed(file, results, project.folder))
  const report: ListReport = { format: LIST_FORMAT, features }
  const { hasColours } = terminalOf(process.stdout, process.env)
  process.stdout.write(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : listText(report, hasColours))
  if (options.json !== true) process.stdout.write(hintFor(project, results))
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

/** The reporter that keeps the results. */
const REPORTER = 'iadvize-rehearsal/reporter'

/** Why scenarios or results are missing from the list, as far as that is known. */
const hintFor = ({ folder, configuration, trouble }: ScenarioProject, results: readonly LastResult[]): string => {
  if (trouble !== null) return `${trouble} There may be more scenarios than these.\n`
  if (results.length > 0) return ''
  if (configuration === null) {
    return 'No configuration runs them yet: rehearsal scenario new "A title" writes one as well.\n'
  }
  if (readFileSync(path.join(folder, configuration), 'utf8').includes(REPORTER)) return ''
  return `To keep results, name the reporter in ${configuration}: reporter: [['${REPORTER}'], ['list']].\n`
}

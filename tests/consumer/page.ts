/** What a page of the documentation lets its reader do: commands, files, and what is to be seen. Pure. */

export type Act =
  | { readonly kind: 'command'; readonly line: number; readonly text: string }
  /** Under a heading that names it. */
  | { readonly kind: 'file'; readonly line: number; readonly name: string; readonly text: string }

/** What the page shows of the command above it. */
export type Shown = { readonly line: number; readonly command: number; readonly text: string }

export type Walk = { readonly acts: readonly Act[]; readonly shown: readonly Shown[] }

/** Every block of the page is one of the three; another one is an Error with its line. */
export const walkOf = (page: string): Walk => {
  const acts: Act[] = []
  const shown: Shown[] = []
  for (const { info, line, text, heading } of blocksOf(page)) {
    if (info === 'sh') {
      acts.push(
        ...text.split('\n').map((command, index) => ({ kind: 'command', line: line + index, text: command }) as const),
      )
    } else if (info === 'text' && acts.at(-1)?.kind === 'command') {
      shown.push({ line, command: acts.length - 1, text })
    } else if (heading !== null) {
      acts.push({ kind: 'file', line, name: heading, text: `${text}\n` })
    } else {
      throw new Error(
        `Line ${line} begins a block that is no command, no file under its name, and no output of a command.`,
      )
    }
  }
  return { acts, shown }
}

type Block = { readonly info: string; readonly line: number; readonly text: string; readonly heading: string | null }

const blocksOf = (page: string): readonly Block[] => {
  const blocks: Block[] = []
  let heading: string | null = null
  let open: { readonly info: string; readonly line: number; readonly lines: string[] } | null = null
  for (const [index, line] of page.split('\n').entries()) {
    const [, info] = /^```(\w*)$/.exec(line) ?? []
    if (open === null) {
      if (/^#+ /.test(line)) heading = /^#+ `([^`]+)`$/.exec(line)?.[1] ?? null
      if (info !== undefined) open = { info, line: index + 2, lines: [] }
    } else if (info === '') {
      blocks.push({ info: open.info, line: open.line, text: open.lines.join('\n'), heading })
      if (!['sh', 'text'].includes(open.info)) heading = null
      open = null
    } else {
      open.lines.push(line)
    }
  }
  return blocks
}

/** One script of a shell, so that what a command does to it (another folder, a variable) holds for the next. */
export const scriptOf = (acts: readonly Act[], home: string): string =>
  acts
    .flatMap((act, index) =>
      act.kind === 'command'
        ? [`{ ${act.text}\n} > '${home}/${index}.out' 2>&1; echo $? > '${home}/${index}.code'`]
        : [`mkdir -p "$(dirname '${act.name}')" && cp '${home}/${index}.file' '${act.name}'`],
    )
    .join('\n')

/** Limits the size of a document with its fragments expanded, so that a small text cannot produce a large answer. */

import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'

/** More than the largest introspection query of the usual tools (about 200 tokens, 130 fields, 15 levels). */
export const DOCUMENT_MAX_TOKENS = 1_000
const MAX_FIELDS = 400
const MAX_LEVELS = 25

type Size = { readonly fields: number; readonly levels: number }

const NONE: Size = { fields: 0, levels: 0 }

/** A sentence that says which limit the document exceeds, or null. */
export const limitFault = (document: DocumentNode): string | null => {
  const sizeOf = sizes(document)
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue
    const { fields, levels } = sizeOf(definition.selectionSet)
    if (levels > MAX_LEVELS) return `The document is nested deeper than ${MAX_LEVELS} levels.`
    if (fields > MAX_FIELDS) return `The document asks for more than ${MAX_FIELDS} fields, counting those of fragments.`
    const attempts = definition.kind === Kind.OPERATION_DEFINITION ? attemptsOf(document, definition.selectionSet) : 0
    if (attempts > 1)
      return `One request may make one attempt, but this one would make ${attempts}: send them one by one.`
  }
  return null
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  )

const sizes = (document: DocumentNode): ((set: SelectionSetNode) => Size) => {
  const fragments = fragmentsOf(document)
  const known = new Map<string, Size>()
  const sizeOfFragment = (name: string): Size => {
    const size = known.get(name)
    if (size !== undefined) return size
    // Counts as empty while it is being measured; validation refuses a fragment that contains itself.
    known.set(name, NONE)
    const fragment = fragments.get(name)
    const measured = fragment === undefined ? NONE : sizeOf(fragment.selectionSet)
    known.set(name, measured)
    return measured
  }
  const sizeOf = (set: SelectionSetNode): Size => {
    let { fields, levels } = NONE
    for (const selection of set.selections) {
      const inside =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? sizeOfFragment(selection.name.value)
          : selection.selectionSet === undefined
            ? NONE
            : sizeOf(selection.selectionSet)
      const own = selection.kind === Kind.FIELD ? 1 : 0
      fields += inside.fields + own
      levels = Math.max(levels, inside.levels + own)
    }
    return { fields, levels }
  }
  return sizeOf
}

/** The root fields that would each be an attempt. Fields with the same response name are one. */
const attemptsOf = (document: DocumentNode, root: SelectionSetNode): number => {
  const fragments = fragmentsOf(document)
  const names = new Set<string>()
  const seen = new Set<string>()
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value.startsWith('visitorAuthenticate')) names.add((selection.alias ?? selection.name).value)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) collect(fragment.selectionSet)
      }
    }
  }
  collect(root)
  return names.size
}

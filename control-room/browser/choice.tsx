/** @jsxImportSource preact */

import { useId } from 'preact/hooks'

type ChoiceProps<Value extends string | number> = {
  readonly label: string
  readonly options: readonly Value[]
  readonly value: Value
  readonly textOf: (value: Value) => string
  readonly onChange: (value: Value) => void
}

/** One of several, with its label. */
export const Choice = <Value extends string | number>({
  label,
  options,
  value,
  textOf,
  onChange,
}: ChoiceProps<Value>) => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={String(value)}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => String(option) === currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {options.map((option) => (
          <option key={option} value={String(option)}>
            {textOf(option)}
          </option>
        ))}
      </select>
    </div>
  )
}

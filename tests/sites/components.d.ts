/** What a bundle turns the files of Vue and Svelte into. */

declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  // eslint-disable-next-line import/no-default-export -- It is what the compiler makes.
  export default component
}

declare module '*.svelte' {
  import type { Component } from 'svelte'

  const component: Component
  // eslint-disable-next-line import/no-default-export -- It is what the compiler makes.
  export default component
}

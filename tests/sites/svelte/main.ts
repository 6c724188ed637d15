import { mount } from 'svelte'
import App from './app.svelte'

const { __user: user } = window as unknown as { readonly __user: unknown }

mount(App, { target: document.body, props: { initial: user } })

import { warn } from './complain.ts'

/** Answers how to tell the other tabs of this browser of a logout. Without a channel to them each tab is on its own. */
export const createOtherTabs = (name: string, onLogout: () => void): (() => void) => {
  try {
    const channel = new BroadcastChannel(name)
    channel.addEventListener('message', onLogout)
    return () => channel.postMessage('logout')
  } catch {
    warn('there is no BroadcastChannel, and other tabs do not hear of a logout')
    return () => {}
  }
}

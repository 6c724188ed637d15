/** VitePress's own look without its web fonts, which alone would be heavier than a page. */

export { default } from 'vitepress/theme-without-fonts'

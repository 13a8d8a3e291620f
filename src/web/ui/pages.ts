/** The pages of the site, in the order of the menu. To add one: its HTML file and its component, and a line here. */
export const pages = [{ file: 'index.html', title: 'Play' }] as const

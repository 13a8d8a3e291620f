/** The pages of the site, in the order of the menu. To add one: its HTML file and its component, and a line here. */
export const pages = [
  { file: 'index.html', title: 'Play' },
  { file: 'amdahl.html', title: '1 Amdahl’s law' },
  { file: 'stragglers.html', title: '2 Stragglers' },
  { file: 'conflicts.html', title: '3 Conflicts' },
  { file: 'brooks.html', title: '4 Brooks’s law' },
] as const

import { computed, effect, signal } from '@preact/signals'
import { categoryColors } from '../../figures/palette.ts'
import { inThemeColor, type Theme } from '../../figures/theme.ts'

/** What the reader asked for; auto follows the system. */
export type ThemeChoice = 'auto' | Theme

const KEY = 'brooks.theme'
const dark = matchMedia('(prefers-color-scheme: dark)')
const systemIsDark = signal(dark.matches)
dark.addEventListener('change', ({ matches }) => {
  systemIsDark.value = matches
})

export const themeChoice = signal<ThemeChoice>(remembered())

/** The theme in force. */
export const theme = computed<Theme>(() => {
  if (themeChoice.value !== 'auto') return themeChoice.value
  return systemIsDark.value ? 'dark' : 'light'
})

// The style sheet has the colours of the ledger's categories from here, as figures have them: --work and so on.
effect(() => {
  const { dataset, style } = document.documentElement
  dataset.theme = theme.value
  for (const [category, color] of Object.entries(categoryColors))
    style.setProperty(`--${category}`, inThemeColor(color, theme.value))
})

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // A browser that keeps nothing for this page: the choice lasts as long as the page.
  }
}

function remembered(): ThemeChoice {
  try {
    const choice = localStorage.getItem(KEY)
    return choice === 'light' || choice === 'dark' ? choice : 'auto'
  } catch {
    return 'auto'
  }
}

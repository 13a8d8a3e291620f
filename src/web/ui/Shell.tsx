import type { ComponentChildren } from 'preact'
import { chooseTheme, type ThemeChoice, themeChoice } from '../state/theme.ts'
import { pages } from './pages.ts'

/** Goes to the content, but leaves the address alone: what follows its # is a view. */
function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('main')!.focus()
}

/** The frame of every page: where one is, where else one can go, and how it looks. `page`: its file. */
export function Shell({ page, children }: { readonly page: string; readonly children: ComponentChildren }) {
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it goes to a place of the page, as links do */}
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="./index.html">
          Brooks
        </a>
        <nav aria-label="Pages">
          <ul>
            {pages.map(({ file, title }) => (
              <li key={file}>
                <a href={`./${file}`} aria-current={file === page ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <label class="theme">
          Look
          <select
            value={themeChoice.value}
            onChange={({ currentTarget }) => chooseTheme(currentTarget.value as ThemeChoice)}
          >
            <option value="auto">as the system</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="bottom">
        Brooks simulates teams of LLM agents: everything on this page was computed in your browser, and nothing was sent
        anywhere.
      </footer>
    </>
  )
}

import type { Browser } from 'playwright-core'

export const NO_CHROMIUM: string
export function chromiumPath(): string | null
export function startChromium(): Promise<Browser>
export function serveSite(): Promise<{ readonly url: string; close(): void }>

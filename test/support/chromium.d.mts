import type { Browser, Page } from 'playwright-core'

export const SITE: string
export const NO_CHROMIUM: string
export function chromiumPath(): string | null
export function startChromium(): Promise<Browser>
export function serveSite(): Promise<{ readonly url: string; close(): void }>
export function showAll(page: Page): Promise<void>

import { useCallback } from 'preact/hooks'
import type { Picture } from '../../explorer/message.ts'
import type { Theme } from '../../figures/theme.ts'
import { waterfall } from '../../figures/waterfall.ts'
import { drawn } from './drawn.ts'
import { SvgFigure } from './SvgFigure.tsx'

/** Where the speedup of one run went: from one for each agent down to the one that is left. */
export function WaterfallFigure({ picture }: { readonly picture: Picture }) {
  const draw = useCallback(
    (widthPx: number, theme: Theme) => {
      const { summary } = picture
      const options = { widthPx, theme, points: [0], title: 'Where the speedup went, in this run' }
      return drawn(waterfall, summary, options)
    },
    [picture],
  )
  return <SvgFigure name="waterfall" draw={draw} />
}

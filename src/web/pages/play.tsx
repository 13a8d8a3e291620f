import { render } from 'preact'
import { PLAY, viewOf } from '../../explorer/view.ts'
import { explore } from '../state/explorer.ts'
import { keepInAddress, viewInAddress } from '../state/link.ts'
import { playerOf } from '../state/player.ts'
import { PlayPage } from './PlayPage.tsx'

const otherwise = viewOf(PLAY)
const { view, problem } = viewInAddress(otherwise)
const explorer = explore(view, problem)
keepInAddress(explorer, otherwise)
render(<PlayPage explorer={explorer} player={playerOf(explorer.picture)} />, document.getElementById('page')!)

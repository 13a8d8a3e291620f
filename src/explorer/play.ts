/** The packaged scenario whose graph can be shaped. */
export const PLAY = 'scenarios/play.yaml'

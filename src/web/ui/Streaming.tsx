import type { Curve } from '../../explorer/message.ts'

/** How many runs a curve is made of so far. */
export function Streaming({ curve, isWorking }: { readonly curve: Curve | null; readonly isWorking: boolean }) {
  if (!curve) return <>{isWorking ? 'Simulating many runs…' : 'No means: a run takes too long for many of them'}</>
  const { replications, replicationsMax } = curve
  if (replications === replicationsMax) return <>Means of {replications} runs a size</>
  const why = isWorking ? '' : ', stopped since they take long'
  return (
    <>
      Means of {replications} of {replicationsMax} runs a size{why}
    </>
  )
}

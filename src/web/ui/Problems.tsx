/** What is wrong with what was asked for; the pictures stay those of before. */
export function Problems({ problems, isStale }: { readonly problems: readonly string[]; readonly isStale: boolean }) {
  if (problems.length === 0) return null
  return (
    <div class="problems" role="alert">
      <p>This cannot be simulated{isStale ? '; below is still what came before' : ''}:</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>
            <code>{problem}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

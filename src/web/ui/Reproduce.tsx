import { useState } from 'preact/hooks'
import { runCommand, sweepCommand } from '../../explorer/command.ts'
import type { Curve, Picture } from '../../explorer/message.ts'
import type { View } from '../../explorer/view.ts'
import { downloadYaml } from './download.ts'

interface Props {
  readonly view: View
  readonly picture: Picture
  readonly curve: Curve | null
}

/** How to have the same numbers elsewhere: the commands, the scenario as a file, and a link to this page as it stands. */
export function Reproduce({ view, picture, curve }: Props) {
  const isOwn = Object.keys(view.files).length > 0
  return (
    <section class="panel reproduce" aria-labelledby="reproduce-title">
      <h2 id="reproduce-title">The same on your computer</h2>
      <p>
        Scenario <strong>{picture.scenario.name}</strong>, seed <strong>{picture.seed}</strong>. This command gives the
        same run, to the last digit{isOwn ? ', in the folder of your file' : ', in the folder of the project'}:
      </p>
      <Copied label="Copy command" text={runCommand(view)} name="run" />
      {curve && (
        <>
          <p>And this one the curve:</p>
          <Copied
            label="Copy command of the curve"
            text={sweepCommand(view, curve.sizes, curve.replicationsMax)}
            name="sweep"
          />
        </>
      )}
      <p class="buttons">
        <button type="button" onClick={() => downloadYaml(picture)}>
          Download YAML
        </button>
        <CopyButton label="Copy link" text={() => location.href} />
      </p>
      <p>
        <small>The file holds everything, profiles included: save it anywhere and give it to brooks run.</small>
      </p>
    </section>
  )
}

function Copied({ label, text, name }: { readonly label: string; readonly text: string; readonly name: string }) {
  return (
    <div class="command">
      <pre>
        <code data-command={name}>{text}</code>
      </pre>
      <CopyButton label={label} text={() => text} />
    </div>
  )
}

function CopyButton({ label, text }: { readonly label: string; text(): string }) {
  const [said, setSaid] = useState('')
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text())
      setSaid('Copied.')
    } catch {
      setSaid('The browser does not allow it: select the text and copy it.')
    }
    setTimeout(() => setSaid(''), 4000)
  }
  return (
    <span class="copy">
      <button type="button" onClick={copy}>
        {label}
      </button>
      <span role="status">{said}</span>
    </span>
  )
}

import type { Picture } from '../../explorer/message.ts'

/** Offers the scenario of a picture as a file. What writes YAML is loaded when it is needed. */
export async function downloadYaml({ scenario, seed }: Picture): Promise<void> {
  const { scenarioYaml } = await import('../../explorer/scenarioYaml.ts')
  const url = URL.createObjectURL(new Blob([scenarioYaml(scenario, seed)], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${scenario.name}.yaml`
  link.click()
  URL.revokeObjectURL(url)
}

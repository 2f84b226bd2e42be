import { readdirSync, readFileSync } from 'node:fs'

/** User and system time of a process so far, in milliseconds, to the hundredth of a second; NaN without /proc. */
export function cpuUsed(processId: number | undefined): number {
  return statOf(processId)?.cpu ?? NaN
}

/** The same of each process that another one has started, such as the backends of PostgreSQL. */
export function cpuOfChildren(parent: number): Map<number, number> {
  const cpu = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const processId = Number(name)
    const stat = Number.isInteger(processId) ? statOf(processId) : undefined
    if (stat?.parent === parent) cpu.set(processId, stat.cpu)
  }
  return cpu
}

export const parentOf = (processId: number): number | undefined => statOf(processId)?.parent

function statOf(processId: number | undefined): { parent: number; cpu: number } | undefined {
  try {
    // The name of the program stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * 10 }
  } catch {
    return undefined
  }
}

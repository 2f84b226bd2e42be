import { beforeAll, describe, expect, it } from 'vitest'
import { type ExampleWorld, readExample } from '../../src/example/read-example.ts'

let world: ExampleWorld
beforeAll(async () => {
  world = await readExample()
})

const missing = (wanted: readonly (string | null)[], known: readonly string[]) =>
  wanted.filter(one => one !== null && !known.includes(one))

describe('the briefs of the example world', () => {
  const items = () => [...world.lessons, ...world.practices]
  type Item = ReturnType<typeof items>[number]
  const isFailed = (one: Item) => 'outcome' in one && one.outcome === 'FAILED'
  const fits = (one: Item, visitKey: string) => {
    const visit = world.visits.find(({ key }) => key === visitKey)
    return (['policyDomains', 'missionTypes', 'countries'] as const).some(name =>
      one[name].some(code => visit?.[name].includes(code)),
    )
  }

  it('hold what was decided and fits, what was there by then, one that failed, and nothing without a reason', () => {
    for (const { visit, fixedOn, refreshedOn = fixedOn, lessons, practices } of world.briefs) {
      const keys = [...lessons, ...practices]
      const held = items().filter(one => keys.includes(one.key))
      expect(held).toHaveLength(keys.length)
      expect(held.filter(one => !fits(one, visit))).toEqual([])
      if (refreshedOn === null) continue
      expect(held.some(isFailed)).toBe(true)
      expect(
        held.filter(one => one.publishedOn === null || one.publishedOn >= refreshedOn).map(one => one.key),
      ).toEqual([])
      const decided = world.reuses.filter(one => one.visit === visit).map(one => one.lesson ?? one.practice)
      const fitting = items().filter(one => decided.includes(one.key) && fits(one, visit))
      expect(
        missing(
          fitting.map(one => one.key),
          keys,
        ),
      ).toEqual([])
    }
    // The first decision fixes a brief.
    const fixed = world.briefs.filter(one => one.fixedOn !== null).map(one => one.visit)
    expect(
      missing(
        world.reuses.map(one => one.visit),
        fixed,
      ),
    ).toEqual([])
  })
})

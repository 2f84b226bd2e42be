import { fold } from '../../src/search/analysis/fold.ts'
import { measure } from './measure.ts'
import { type Ingredient, INGREDIENTS, openRooms } from './open-rooms.ts'
import type { SearchSet } from './read-set.ts'
import { openReference } from './reference.ts'

type Ask = (query: string) => string[] | Promise<string[]>

/** nDCG@10 of a set with one ingredient more each time, and what that one earned. */
export async function printIngredients(set: SearchSet, typed: (query: string) => string): Promise<void> {
  let before: number | undefined
  const print = async (name: string, ask: Ask) => {
    const answers = []
    for (const { text, relevant } of set.queries) answers.push({ found: await ask(typed(text)), relevant })
    const { ndcg10, hit10 } = measure(answers)
    const earned = before === undefined ? '' : signed(ndcg10 - before)
    console.log(
      `  ${name.padEnd(20)}${ndcg10.toFixed(4)}  ${earned.padStart(7)}   hit@10 ${hit10.toFixed(3)}`,
    )
    before = ndcg10
  }
  console.log(set.name)
  await print('words, BM25', openReference(set, fold))
  await print('stems, BM25', openReference(set))
  const made = new Set<Ingredient>()
  for (const ingredient of INGREDIENTS) {
    made.add(ingredient)
    await print(ingredient, await openRooms(set, made))
  }
}

const signed = (figure: number): string => `${figure < 0 ? '' : '+'}${figure.toFixed(4)}`

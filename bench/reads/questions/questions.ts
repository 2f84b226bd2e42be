import { capture } from './capture.ts'
import { coverage } from './coverage.ts'
import { edit } from './edit.ts'
import { hits } from './hits.ts'
import { lesson } from './lesson.ts'
import { list, listWithTotal } from './list.ts'
import { node } from './node.ts'
import type { Question } from './question.ts'
import { visit } from './visit.ts'

/** In this order: what writes comes last, so that all reads find the same rows. */
export const questions: readonly Question[] = [
  list,
  listWithTotal,
  lesson,
  visit,
  coverage,
  node,
  hits,
  capture,
  edit,
]

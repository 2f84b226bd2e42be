import type { Figures } from '../figures.ts'

/** One page of one list on a database of one size. */
export interface PageFigures extends Omit<Figures, 'statements'> {
  readonly lessons: number
  readonly page: number
  readonly rows: number
}

import { z } from 'zod'
import { isSignedIn, type Viewer } from '../../access/viewer.ts'
import { givenText } from '../../field/text-rules.ts'
import { kinds as allKinds } from '../finding/read-filter.ts'
import { languages } from '../../language/language.ts'

/** As many as one person keeps. */
export const mostSaved = 100

/** What somebody looks for is his own: whoever signs in keeps searches, visitors do not. */
export const mayKeepSearches = (viewer: Viewer): boolean => isSignedIn(viewer)

const name = givenText('name', 200, 'name it in a few words.')
const longestQuery = 2_000

export const nameRules = z.object({ name })

export const searchRules = z.object({
  name,
  query: z.string().trim().max(longestQuery, `query: at most ${longestQuery} characters of words are kept.`),
  kinds: z.array(z.enum(allKinds)).nullish(),
  language: z.enum(languages).nullish(),
})

import { z } from 'zod'
import { languages } from '../language/language.ts'

// What the shapes of the files in prisma/example are made of.

export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export const text = z.string().trim().min(1)
export const days = z.int()
export const language = z.enum(languages)
export const pillars = z.array(z.enum(['POLITICAL', 'ADMINISTRATION', 'CIVIL_SOCIETY']))
export const state = z.enum(['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN'])
export const visibility = z.enum(['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC'])

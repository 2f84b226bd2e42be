import { z } from 'zod'

/** The four finalities of a work visit, in the order of relevance for the association to join. */
export const missionTypeCodes = ['IDENTIFICATION', 'EVALUATION', 'TECHNICAL', 'POLITICAL'] as const

export type MissionTypeCode = (typeof missionTypeCodes)[number]

export const missionTypeCode = z.enum(missionTypeCodes)

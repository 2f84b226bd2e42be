import { builder } from './builder.ts'
import './graphql/scalars.ts'
import './graphql/problems.ts'
import './field/mission-types/schema.ts'
import './field/policy-domains/schema.ts'
import './field/places/schema.ts'
import './field/programmes/schema.ts'
import './field/municipalities/schema.ts'
import './field/people/schema.ts'
import './field/partnerships/schema.ts'
import './field/users/schema.ts'
import './visits/visits/schema.ts'
import './knowledge/lessons/schema.ts'
import './knowledge/lessons/schema-lists.ts'
import './knowledge/lessons/schema-mutations.ts'
import './knowledge/lessons/schema-relations.ts'
import './knowledge/practices/schema.ts'
import './knowledge/practices/schema-mutations.ts'
import './use/finding/schema.ts'
import { refuseLargePages } from './graphql/refuse-large-pages.ts'

builder.queryType({ description: 'All that can be asked.' })
builder.mutationType({ description: 'All that can be done.' })

/** The whole schema. What is not imported above is not in it. */
export const schema = refuseLargePages(builder.toSchema())

import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { type Erased, erasePerson } from './erase-person.ts'
import { exportPerson } from './export-person.ts'
import type { Replaced } from './replace-in-texts.ts'
import { Person } from './schema.ts'

const TextPlace = builder.objectRef<Replaced>('TextPlace').implement({
  description: 'A row in whose texts something stands, or stood.',
  fields: t => ({
    kind: t.string({
      description: 'What it is, such as Lesson or Visit.',
      resolve: ({ kind, table }) => kind ?? table,
    }),
    number: t.int({
      nullable: true,
      description: 'Its short number, where it has one.',
      resolve: ({ number }) => number ?? null,
    }),
    fields: t.stringList({ description: 'The names of the texts.', resolve: ({ fields }) => [...fields] }),
  }),
})

const ErasedPerson = builder.objectRef<Erased>('ErasedPerson').implement({
  description: 'A person of whom nothing is on record any more.',
  fields: t => ({
    erasedOn: t.expose('erasedOn', { type: 'Date', description: 'The day on which it was erased.' }),
    replaced: t.field({
      type: [TextPlace],
      description: 'Where the name stood, and now the job title does, or that it was a colleague.',
      resolve: ({ replaced }) => [...replaced],
    }),
    toRead: t.field({
      type: [TextPlace],
      description:
        'Where a part of the name, such as the family name, still stands, or the name in a file: whether that is this person, somebody has to read.',
      resolve: ({ toRead }) => [...toRead],
    }),
  }),
})

const PersonalData = builder.objectRef<object>('PersonalData').implement({
  description: 'All that is on record about a person, to hand over.',
  fields: t => ({
    json: t.string({
      description: 'As JSON, to be kept as a file; its names are those of the tables, and may grow.',
      resolve: data => JSON.stringify(data, null, 2),
    }),
  }),
})

builder.queryField('personalData', t =>
  t.field({
    type: PersonalData,
    description:
      'All that is on record about a person: the row, what it takes part in, the account, and what that wrote. For administrators.',
    args: { person: t.arg.globalID({ for: [Person], required: true, description: 'About whom.' }) },
    resolve: (_root, { person }, context) => exportPerson(context, person.id),
  }),
)

builder.mutationField('erasePerson', t =>
  t.fieldWithInput({
    type: ErasedPerson,
    ...problems,
    description:
      'Erases a person for good: the name, how to reach and what was agreed, the sign-in, and the name in every text to which a link leads. Once more, it does nothing. For administrators.',
    input: { id: t.input.globalID({ for: [Person], required: true, description: 'Whom.' }) },
    resolve: (_root, { input }, context) => erasePerson(context, input.id.id),
  }),
)

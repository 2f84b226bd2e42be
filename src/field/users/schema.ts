import type { Viewer } from '../../access/viewer.ts'
import { builder } from '../../builder.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Municipality } from '../municipalities/schema.ts'
import { Person } from '../people/schema.ts'
import { createUser } from './create-user.ts'
import { type ExamplePerson, listExamplePersons } from './list-example-persons.ts'
import { type ExampleSession, isExampleOpen, signInToExample } from './sign-in-to-example.ts'

const roles = {
  PARTNER: { description: 'Of a southern municipality.' },
  OFFICER: { description: 'Of a Flemish municipality.' },
  EDITOR: { description: 'Of the association: reviews, publishes, merges.' },
  ADMINISTRATOR: { description: 'Of the association: keeps catalogues, users and tokens too.' },
}

const RoleEnum = builder.enumType('Role', { description: 'What an account may do.', values: roles })

const ViewerRoleEnum = builder.enumType('ViewerRole', {
  description: 'As what the viewer reads and writes.',
  values: { VISITOR: { description: 'Not signed in.' }, ...roles },
})

export const User = builder.prismaNode('User', {
  id: { field: 'id' },
  nullable: true,
  description: 'An account: a person who signs in, with a role.',
  fields: t => ({
    role: t.expose('role', { type: RoleEnum, description: 'What the account may do.' }),
    language: t.expose('language', {
      type: LanguageEnum,
      description: 'In which language it is answered unless it asks for another.',
    }),
    municipality: t.relation('municipality', {
      nullable: true,
      description: 'For whom it acts; none for the association.',
    }),
    person: t.relation('person', {
      nullable: true,
      description: 'Who it is, as far as that person agreed to be named.',
    }),
  }),
})

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  fields: t => ({
    role: t.expose('role', { type: ViewerRoleEnum, description: 'As what.' }),
    language: t.field({
      type: LanguageEnum,
      description: 'In which language this request is answered.',
      resolve: (_viewer, _args, context) => context.language,
    }),
    municipality: t.prismaField({
      type: Municipality,
      nullable: true,
      description: 'The municipality that the viewer or the token acts for.',
      resolve: (query, { municipalityId }, _args, { db }) =>
        municipalityId ? db.municipality.findUnique({ ...query, where: { id: municipalityId } }) : null,
    }),
    user: t.prismaField({
      type: User,
      nullable: true,
      description: 'The account that is signed in; none for a token that stands for itself.',
      resolve: (query, { userId }, _args, { db }) =>
        userId ? db.user.findUnique({ ...query, where: { id: userId } }) : null,
    }),
  }),
})

const ExampleSessionType = builder.objectRef<ExampleSession>('ExampleSession').implement({
  description: 'A session as a person of the example world.',
  fields: t => ({
    token: t.exposeString('token', { description: 'Send it as "Authorization: Bearer …".' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends.' }),
  }),
})

const ExamplePersonType = builder.objectRef<ExamplePerson>('ExamplePerson').implement({
  description: 'A person of the example world, to sign in as.',
  fields: t => ({
    id: t.globalID({
      description: 'Send it to signInToExample.',
      resolve: person => ({ type: User, id: person.userId }),
    }),
    name: t.exposeString('name', { description: 'An invented name.' }),
    role: t.expose('role', { type: RoleEnum, description: 'What this person may do.' }),
    municipality: t.exposeString('municipality', {
      nullable: true,
      description: 'The invented municipality, or none for the association.',
    }),
  }),
})

builder.queryFields(t => ({
  viewer: t.field({
    type: ViewerType,
    description: 'Who asks.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),

  examplePersons: t.field({
    type: [ExamplePersonType],
    description: 'As whom the example world can be entered; empty where it cannot.',
    resolve: async (_root, _args, context) =>
      (await isExampleOpen(context)) ? listExamplePersons(context.prisma) : [],
  }),
}))

builder.mutationFields(t => ({
  signInToExample: t.fieldWithInput({
    type: ExampleSessionType,
    ...problems,
    description:
      'Signs in as a person of the example world, to try the product: from this machine only, until a real user exists.',
    input: { id: t.input.globalID({ for: [User], required: true, description: 'One of examplePersons.' }) },
    resolve: (_root, { input }, context) => signInToExample(context, input.id.id),
  }),

  createUser: t.prismaFieldWithInput({
    type: 'User',
    ...problems,
    description: 'Gives a person an account; for administrators.',
    input: {
      person: t.input.globalID({ for: [Person], required: true, description: 'Whose account.' }),
      role: t.input.field({ type: RoleEnum, required: true, description: 'What it may do.' }),
      municipality: t.input.globalID({
        for: [Municipality],
        description: 'For whom it acts; asked for of officers and partners.',
      }),
      language: t.input.field({ type: LanguageEnum, description: 'In which language it is answered.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await createUser(context, {
        personId: input.person.id,
        role: input.role,
        municipalityId: input.municipality?.id,
        language: input.language,
      })
      return context.db.user.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))

/** A column of a table, as the database describes it. */
export interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  /** What it refers to, `table.column`. */
  readonly refersTo: string | null
  /** Of an enum. */
  readonly values: readonly string[] | null
}

/** The columns of some tables that can be written. */
export const columnsSql = `
  select c.relname as table, a.attname as name, t.typname as type,
    (select format('%I.%I', f.confrelid::regclass, b.attname) from pg_constraint f
     join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
     where f.contype = 'f' and f.conrelid = c.oid and f.conkey[1] = a.attnum limit 1) as "refersTo",
    (select json_agg(e.enumlabel) from pg_enum e where e.enumtypid = t.oid) as values
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = ''
  order by c.relname, a.attnum`

/** Other values that it may take in the row \`t\`, as SQL: which of them the checks let through, only trying tells. */
export function otherValues({ name, type, refersTo, values }: Column): string[] {
  const own = `t."${name}"`
  if (values) return values.map(value => `'${value}'::"${type}"`)
  if (refersTo) {
    const [table, column] = refersTo.split('.')
    const others = `select o.${column} from ${table} o where o.${column} is distinct from ${own} order by o.${column}`
    return [`(${others} limit 1)`, `(${others} desc limit 1)`, 'null']
  }
  switch (type) {
    case 'uuid':
      return ['gen_random_uuid()']
    case 'text':
      return [`${own} || ' anders'`, `${own} || '-2'`, `'anders'`, `'999'`, `'QZ'`]
    case '_text':
      return [`array_append(${own}, 'anders')`, `'{anders}'`]
    case '_Language':
      return [`'{es}'`, `'{en}'`]
    case 'int4':
      return [`${own} + 1000`, '1']
    case 'bool':
      return [`not ${own}`]
    case 'date':
    case 'timestamptz':
      return [`${own} - interval '40 days'`, `${own} + interval '40 days'`, `'2015-02-03'`]
    default:
      throw new Error(`What other value can a ${type} take?`)
  }
}

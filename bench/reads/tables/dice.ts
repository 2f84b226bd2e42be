/**
 * Chance that falls the same way in every run and in both databases: the dice of a row are its number and the name of
 * what is thrown for.
 */
export const dice = `
create function pg_temp.dice(n bigint, what text, sides int) returns int language sql immutable as
  $$ select ((hashtextextended(what, n) & 9223372036854775807) % sides)::int $$;
-- The first are thrown more often than the last: half of all falls on the first fifth.
create function pg_temp.slanted(n bigint, what text, sides int) returns int language sql immutable as
  $$ select (pg_temp.dice(n, what, sides) + 1) * pg_temp.dice(n, what || '2', 1000) / 1000 $$;
-- A UUIDv7 of that moment.
create function pg_temp.id_at(moment timestamptz, what text, n bigint) returns uuid language sql immutable as
  $$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
     from (select md5(what || n) h) hashed $$;`

/** Rows of a catalogue numbered from 0, to throw for. */
export const numbered = (name: string, key: string, table: string, where = 'true') => `
create temp table ${name} as
  select ${key} as id, (row_number() over (order by code) - 1)::int as at from ${table} where ${where};
analyze ${name};`

-- Of each document how much each term is at home in it, by the term: in a list beside `terms` one had to be looked for.
create function strengths_by_term(terms text[], strengths double precision[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(term, strength), '{}') from unnest(terms, strengths) as t (term, strength)
$$;
alter table indexed_document
  alter column strengths type jsonb using strengths_by_term(terms, strengths),
  alter column strengths set not null;
drop function strengths_by_term;

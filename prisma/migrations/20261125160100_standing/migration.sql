-- Where lessons stand, all but drafts, is kept by one function, reconcile_lesson: it looks at what is true now, whatever
-- changed, compares with what was counted last and moves only what differs. Triggers say which lessons are due, and
-- at the end of their transaction it runs once for each.

-- The values under which a lesson stands; what stands under a branch of a tree stands under the whole bough.
-- The trees are at most three domains and four regions deep, as everywhere.
create view lesson_facet (lesson_id, facet, value) as
select l.id, f.facet, f.value
from lesson l
join collection c on c.id = l.collection_id
cross join lateral (values
  ('', ''),
  ('collection', c.code),
  ('outcome', l.outcome::text),
  ('level', l.level::text),
  ('language', l.language::text),
  ('year', extract(year from l.experienced_on)::int::text)
) f (facet, value)
where f.value is not null
union all
select j."A", 'missionType', m.code
from "_LessonToMissionType" j
join mission_type m on m.id = j."B"
union all
select distinct j."A", 'policyDomain', up.code
from "_LessonToPolicyDomain" j
join policy_domain d on d.id = j."B"
left join policy_domain d2 on d2.id = d.parent_id
left join policy_domain d3 on d3.id = d2.parent_id
cross join lateral (values (d.code), (d2.code), (d3.code)) up (code)
where up.code is not null
union all
select j."B", 'country', j."A"
from "_CountryToLesson" j
union all
select distinct j."B", 'region', up.code
from "_CountryToLesson" j
join country c on c.code = j."A"
join region r on r.code = c.region_code
left join region r2 on r2.code = r.parent_code
left join region r3 on r3.code = r2.parent_code
cross join lateral (values (r.code), (r2.code), (r3.code), (r3.parent_code)) up (code)
where up.code is not null;

-- The circles of readers: all of one visibility, and where a municipality reads more than others also its own.
-- What is in review or withdrawn is read by the association; its author finds it without a shelf.
create view lesson_circle (lesson_id, circle) as
select id, visibility::text from lesson where state = 'PUBLISHED'
union all
select id, visibility::text || ':' || municipality_id::text
from lesson
where state = 'PUBLISHED' and visibility in ('INTERNAL', 'FLEMISH') and municipality_id is not null
union all
select id, 'ASSOCIATION' from lesson where state in ('IN_REVIEW', 'WITHDRAWN');

create view lesson_shelf_wanted (lesson_id, facet, value, circle) as
select f.lesson_id, f.facet, f.value, c.circle
from lesson_facet f
join lesson_circle c on c.lesson_id = f.lesson_id;

-- By the key of one lesson throughout, so that every step is a look-up whatever the planner knows of the tables.
create function reconcile_lesson(changed uuid) returns void language plpgsql as $$
declare
  before lesson_standing;
  after lesson_standing;
  is_new boolean;
begin
  -- A branch of a catalogue that moves meanwhile waits, and is waited for: see catalogue_moves.
  perform pg_advisory_xact_lock_shared(hashtextextended('kennisband catalogues', 0));
  -- Two transactions that change one lesson, each another relation of it: the second counts what both left.
  insert into lesson_standing (lesson_id, shelves) values (changed, '{}') on conflict do nothing;
  select * into before from lesson_standing s where s.lesson_id = changed for update;

  select l.id, l.created_at, l.title, l.outcome into after
  from lesson l where l.id = changed and l.state <> 'DRAFT';
  for attempt in 1..2 loop
    select coalesce(array_agg(s.id order by s.id), '{}'), coalesce(bool_or(s.id is null), false)
    into after.shelves, is_new
    from lesson_shelf_wanted w
    left join lesson_shelf s on s.facet = w.facet and s.value = w.value and s.circle = w.circle
    where w.lesson_id = changed;
    exit when not is_new;
    insert into lesson_shelf (facet, value, circle)
    select w.facet, w.value, w.circle from lesson_shelf_wanted w
    where w.lesson_id = changed and not exists (
      select from lesson_shelf s where s.facet = w.facet and s.value = w.value and s.circle = w.circle)
    order by 1, 2, 3
    on conflict do nothing;
  end loop;

  if (before.created_at, before.title, before.outcome, before.shelves)
    is not distinct from (after.created_at, after.title, after.outcome, after.shelves)
    and after.shelves <> '{}' then
    return;
  end if;
  if before.created_at = after.created_at then
    delete from lesson_place p
    where p.shelf_id = any (array(select unnest(before.shelves) except select unnest(after.shelves)))
      and p.created_at = before.created_at and p.lesson_id = changed;
    insert into lesson_place (shelf_id, created_at, title, lesson_id)
    select taken.id, after.created_at, after.title, changed
    from (select unnest(after.shelves) except select unnest(before.shelves)) taken (id);
    if before.title <> after.title then
      update lesson_place p set title = after.title
      where p.shelf_id = any (after.shelves) and p.created_at = after.created_at and p.lesson_id = changed;
    end if;
  else
    delete from lesson_place p
    where p.shelf_id = any (before.shelves) and p.created_at = before.created_at and p.lesson_id = changed;
    insert into lesson_place (shelf_id, created_at, title, lesson_id)
    select taken.id, after.created_at, after.title, changed from unnest(after.shelves) taken (id);
  end if;

  if (before.outcome, before.shelves) is distinct from (after.outcome, after.shelves) then
    insert into lesson_change (sign, outcome, shelves)
    select change.sign, change.outcome, change.shelves
    from (values (-1, before.outcome, before.shelves), (1, after.outcome, after.shelves)) change (sign, outcome, shelves)
    where change.shelves <> '{}'
    order by change.sign;
    perform pg_notify('kennisband_counts', '');
  end if;
  if after.shelves = '{}' then
    delete from lesson_standing s where s.lesson_id = changed;
  else
    update lesson_standing s
    set created_at = after.created_at, title = after.title, outcome = after.outcome, shelves = after.shelves
    where s.lesson_id = changed;
  end if;
end $$;

create function reconcile_due() returns trigger language plpgsql as $$
declare
  changed uuid;
begin
  -- The first row of a transaction works for all of them, in one order for all writers; the others find nothing left.
  for changed in
    with due as (
      delete from lesson_due where transaction = pg_current_xact_id()::text::bigint returning lesson_id
    ) select lesson_id from due order by lesson_id
  loop
    perform reconcile_lesson(changed);
  end loop;
  return null;
end $$;
create constraint trigger lesson_due_reconciled after insert on lesson_due
  deferrable initially deferred for each row execute function reconcile_due();

create function lesson_is_due(id uuid) returns void language sql as $$
  insert into lesson_due (transaction, lesson_id) values (pg_current_xact_id()::text::bigint, id) on conflict do nothing
$$;

-- A draft costs nothing: it stands nowhere.
create function lesson_standing_changed() returns trigger language plpgsql as $$
begin
  perform lesson_is_due(coalesce(new.id, old.id));
  return null;
end $$;
create trigger lesson_standing_captured after insert on lesson
  for each row when (new.state <> 'DRAFT') execute function lesson_standing_changed();
create trigger lesson_standing_deleted after delete on lesson
  for each row when (old.state <> 'DRAFT') execute function lesson_standing_changed();
create trigger lesson_standing_edited after update on lesson
  for each row when (
    (old.state <> 'DRAFT' or new.state <> 'DRAFT') and
    (old.state, old.visibility, old.municipality_id, old.collection_id, old.outcome, old.level, old.language,
      old.experienced_on, old.created_at, old.title)
    is distinct from
    (new.state, new.visibility, new.municipality_id, new.collection_id, new.outcome, new.level, new.language,
      new.experienced_on, new.created_at, new.title))
  execute function lesson_standing_changed();

-- A link of a lesson; the argument says at which end the lesson is.
create function lesson_link_changed() returns trigger language plpgsql as $$
declare
  linked uuid[] := array[(to_jsonb(new) ->> tg_argv[0])::uuid, (to_jsonb(old) ->> tg_argv[0])::uuid];
begin
  -- Who publishes it at this moment has to be waited for, or waits: else neither would see what the other did.
  perform from lesson where id = any (linked) for share;
  perform lesson_is_due(l.id) from lesson l where l.id = any (linked) and l.state <> 'DRAFT';
  return null;
end $$;
create trigger lesson_mission_type_standing after insert or update or delete on "_LessonToMissionType"
  for each row execute function lesson_link_changed('A');
create trigger lesson_domain_standing after insert or update or delete on "_LessonToPolicyDomain"
  for each row execute function lesson_link_changed('A');
create trigger lesson_country_standing after insert or update or delete on "_CountryToLesson"
  for each row execute function lesson_link_changed('B');

-- A code or a place in a tree that changes moves all lessons beneath. Such changes are rare: while one is under way,
-- publishing waits for it, and it for those that are publishing.
create function catalogue_moves() returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('kennisband catalogues', 0))
$$;

create function mission_type_moved() returns trigger language plpgsql as $$
begin
  perform catalogue_moves();
  perform lesson_is_due(l.id) from lesson l
    where l.state <> 'DRAFT' and l.id in (select "A" from "_LessonToMissionType" where "B" = new.id);
  return null;
end $$;
create trigger mission_type_standing after update of code on mission_type
  for each row when (old.code <> new.code) execute function mission_type_moved();

create function collection_moved() returns trigger language plpgsql as $$
begin
  perform catalogue_moves();
  perform lesson_is_due(l.id) from lesson l where l.state <> 'DRAFT' and l.collection_id = new.id;
  return null;
end $$;
create trigger collection_standing after update of code on collection
  for each row when (old.code <> new.code) execute function collection_moved();

create function domain_moved() returns trigger language plpgsql as $$
begin
  perform catalogue_moves();
  perform lesson_is_due(l.id) from lesson l
    where l.state <> 'DRAFT' and l.id in (
      select j."A" from "_LessonToPolicyDomain" j
      join policy_domain d on d.id = j."B"
      left join policy_domain d2 on d2.id = d.parent_id
      where new.id in (d.id, d2.id, d2.parent_id));
  return null;
end $$;
create trigger policy_domain_standing after update of code, parent_id on policy_domain
  for each row when (old.code <> new.code or old.parent_id is distinct from new.parent_id)
  execute function domain_moved();

create function lessons_of_countries_are_due(codes text[]) returns void language sql as $$
  select lesson_is_due(l.id) from lesson l
  where l.state <> 'DRAFT' and l.id in (select "B" from "_CountryToLesson" where "A" = any (codes))
$$;

create function country_standing_changed() returns trigger language plpgsql as $$
begin
  perform catalogue_moves();
  perform lessons_of_countries_are_due(array[new.code]);
  return null;
end $$;
create trigger country_standing after update of region_code on country
  for each row when (old.region_code <> new.region_code) execute function country_standing_changed();

create function region_standing_changed() returns trigger language plpgsql as $$
begin
  perform catalogue_moves();
  perform lessons_of_countries_are_due(array(
    select c.code from country c
    join region r on r.code = c.region_code
    left join region r2 on r2.code = r.parent_code
    left join region r3 on r3.code = r2.parent_code
    where new.code in (r.code, r2.code, r3.code, r3.parent_code)));
  return null;
end $$;
create trigger region_standing after update of code, parent_code on region
  for each row when (old.code <> new.code or old.parent_code is distinct from new.parent_code)
  execute function region_standing_changed();

create function lessons_emptied() returns trigger language plpgsql as $$
begin
  truncate lesson_shelf, lesson_place, lesson_standing, lesson_change, coverage_cell;
  return null;
end $$;
create trigger lesson_standing_emptied after truncate on lesson execute function lessons_emptied();

-- What was there before this migration.
select reconcile_lesson(id) from lesson where state <> 'DRAFT';

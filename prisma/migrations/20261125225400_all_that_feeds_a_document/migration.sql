-- What feeds a document takes it along by whatever way it changes: also a row that is moved to another document, the
-- code of a branch under which others stand, and a key.

-- ——— joins: what was left, and what was come to ———

create or replace function join_changed() returns trigger language plpgsql as $$
declare
  linked_id uuid;
begin
  for linked_id in select distinct (linked ->> tg_argv[1])::uuid
    from unnest(array[to_jsonb(old), to_jsonb(new)]) linked where linked ->> tg_argv[1] is not null order by 1
  loop
    if tg_argv[0] = 'Visit' then
      perform enqueue('Visit', linked_id, false);
      perform enqueue('Lesson', l.id, false) from lesson l where l.visit_id = linked_id and l.state = 'PUBLISHED';
    elsif tg_argv[0] = 'Lesson' then
      perform enqueue('Lesson', l.id, false) from lesson l where l.id = linked_id and l.state = 'PUBLISHED';
    else
      perform enqueue('GoodPractice', p.id, false) from good_practice p where p.id = linked_id and p.state = 'PUBLISHED';
    end if;
  end loop;
  return null;
end $$;

-- A country that gets another code takes its joins along, by an update.
create or replace trigger lesson_domain_outbox after insert or update or delete on "_LessonToPolicyDomain" for each row execute function join_changed('Lesson', 'A');
create or replace trigger lesson_mission_type_outbox after insert or update or delete on "_LessonToMissionType" for each row execute function join_changed('Lesson', 'A');
create or replace trigger lesson_country_outbox after insert or update or delete on "_CountryToLesson" for each row execute function join_changed('Lesson', 'B');
create or replace trigger practice_domain_outbox after insert or update or delete on "_GoodPracticeToPolicyDomain" for each row execute function join_changed('GoodPractice', 'A');
create or replace trigger practice_mission_type_outbox after insert or update or delete on "_GoodPracticeToMissionType" for each row execute function join_changed('GoodPractice', 'A');
create or replace trigger practice_country_outbox after insert or update or delete on "_CountryToGoodPractice" for each row execute function join_changed('GoodPractice', 'B');
create or replace trigger visit_municipality_outbox after insert or update or delete on "_MunicipalityToVisit" for each row execute function join_changed('Visit', 'B');
create or replace trigger visit_mission_type_outbox after insert or update or delete on "_MissionTypeToVisit" for each row execute function join_changed('Visit', 'B');
create or replace trigger visit_domain_outbox after insert or update or delete on "_PolicyDomainToVisit" for each row execute function join_changed('Visit', 'B');
create or replace trigger visit_country_outbox after insert or update or delete on "_CountryToVisit" for each row execute function join_changed('Visit', 'B');
create or replace trigger visit_partnership_outbox after insert or update or delete on "_PartnershipToVisit" for each row execute function join_changed('Visit', 'B');

create or replace function partnership_member_changed() returns trigger language plpgsql as $$
declare
  linked uuid;
begin
  for linked in select distinct id from unnest(array[old.partnership_id, new.partnership_id]) id where id is not null order by 1
  loop
    perform enqueue('Lesson', l.id, false) from lesson l where l.partnership_id = linked and l.state = 'PUBLISHED';
    perform enqueue('Visit', j."B", false) from "_PartnershipToVisit" j where j."A" = linked;
  end loop;
  return null;
end $$;

-- ——— trees: all that stands beneath ———

create or replace function policy_domain_moved() returns trigger language plpgsql as $$
declare
  beneath uuid[];
begin
  -- Labels stand in the documents of their own domain, codes in those of all beneath it.
  if row(old.code, old.parent_id) is distinct from row(new.code, new.parent_id) then
    with recursive below as (
      select new.id
      union
      select d.id from policy_domain d join below b on d.parent_id = b.id
    ) select array_agg(id) into beneath from below;
  else
    beneath := array[new.id];
  end if;
  perform enqueue('Lesson', j."A", false) from "_LessonToPolicyDomain" j where j."B" = any(beneath);
  perform enqueue('GoodPractice', j."A", false) from "_GoodPracticeToPolicyDomain" j where j."B" = any(beneath);
  perform enqueue('Visit', j."B", false) from "_PolicyDomainToVisit" j where j."A" = any(beneath);
  return null;
end $$;

-- In a circle there is no beneath: to walk it would not end.
create or replace function region_moved() returns trigger language plpgsql as $$
begin
  perform enqueue_country(c.code) from country c where c.region_code in (
    with recursive beneath as (
      select new.code
      union
      select r.code from region r join beneath b on r.parent_code = b.code
    ) select code from beneath);
  return null;
end $$;

create function no_circle_of_domains() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive above as (
      select new.parent_id as id
      union
      select d.parent_id from policy_domain d join above a on d.id = a.id where d.parent_id is not null
    ) select from above where id = new.id)
  then
    raise exception 'parent: a policy domain cannot lie beneath itself.' using errcode = '23000';
  end if;
  return null;
end $$;
create constraint trigger policy_domain_circle after insert or update of parent_id on policy_domain
  deferrable initially deferred for each row when (new.parent_id is not null) execute function no_circle_of_domains();

create function no_circle_of_regions() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive above as (
      select new.parent_code as code
      union
      select r.parent_code from region r join above a on r.code = a.code where r.parent_code is not null
    ) select from above where code = new.code)
  then
    raise exception 'parent: a region cannot lie within itself.' using errcode = '23000';
  end if;
  return null;
end $$;
create constraint trigger region_circle after insert or update of parent_code on region
  deferrable initially deferred for each row when (new.parent_code is not null) execute function no_circle_of_regions();

-- ——— keys: the document under the old one goes ———

create function findable_renamed() returns trigger language plpgsql as $$
begin
  perform enqueue(tg_argv[0], old.id, true);
  return null;
end $$;
create trigger lesson_renamed_outbox after update of id on lesson
  for each row when (old.id <> new.id and old.state = 'PUBLISHED') execute function findable_renamed('Lesson');
create trigger practice_renamed_outbox after update of id on good_practice
  for each row when (old.id <> new.id and old.state = 'PUBLISHED') execute function findable_renamed('GoodPractice');
create trigger visit_renamed_outbox after update of id on visit
  for each row when (old.id <> new.id) execute function findable_renamed('Visit');

-- ——— concepts: their code is the term that stands in documents ———

create or replace function note_concept_change() returns trigger language plpgsql as $$
begin
  -- The first bringing of the files tells of nothing new: the index was made with them.
  if current_setting('kennisband.first_thesaurus', true) = pg_current_xact_id()::text then
    return null;
  end if;
  if tg_op = 'UPDATE' and old.code <> new.code then
    -- One is gone, and another has come.
    insert into concept_change (code, before, after)
    values (old.code, concept_as_read(old), null), (new.code, null, concept_as_read(new));
    return null;
  end if;
  insert into concept_change (code, before, after) values (
    coalesce(new.code, old.code),
    case when tg_op = 'INSERT' then null else concept_as_read(old) end,
    case when tg_op = 'DELETE' then null else concept_as_read(new) end);
  return null;
end $$;
create or replace trigger concept_changed after update on concept for each row
  when (row(old.code, old.position, old.terms_nl, old.terms_fr, old.terms_es, old.terms_en)
    is distinct from row(new.code, new.position, new.terms_nl, new.terms_fr, new.terms_es, new.terms_en))
  execute function note_concept_change();

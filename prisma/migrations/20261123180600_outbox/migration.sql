-- Whatever changes something findable leaves a row in the outbox, in the transaction of the change.
-- The worker (src/search/sync) loads the current rows; these triggers only say which.

-- `is_urgent`: fewer may see it than before. Every process hears of it at commit and leaves the row out of
-- every search until the engine has confirmed.
create function enqueue(row_kind text, row_id uuid, is_urgent boolean) returns void language plpgsql as $$
begin
  insert into outbox (kind, id, urgent) values (row_kind, row_id, is_urgent)
  on conflict (kind, id) do update
    set seq = nextval(pg_get_serial_sequence('outbox', 'seq')), urgent = outbox.urgent or excluded.urgent, at = now();
  if is_urgent then
    perform pg_notify('kennisband_excluded', row_kind || '_' || row_id);
  end if;
  perform pg_notify('kennisband_outbox', '');
end $$;

create function visibility_rank(v "Visibility") returns int language sql immutable as $$
  select array_position(array['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC'], v::text)
$$;

create function lesson_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform enqueue('Lesson', new.id, false);
  elsif tg_op = 'DELETE' then
    perform enqueue('Lesson', old.id, old.state = 'PUBLISHED');
  else
    perform enqueue('Lesson', new.id, old.state = 'PUBLISHED' and (
      new.state <> 'PUBLISHED' or visibility_rank(new.visibility) < visibility_rank(old.visibility)
      or new.municipality_id is distinct from old.municipality_id or (new.anonymous and not old.anonymous)));
    -- A practice carries nothing of its lessons' text, so a changed lesson does not touch it.
  end if;
  return null;
end $$;
create trigger lesson_outbox after insert or update or delete on lesson for each row execute function lesson_changed();

create function practice_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform enqueue('GoodPractice', new.id, false);
  elsif tg_op = 'DELETE' then
    perform enqueue('GoodPractice', old.id, old.state = 'PUBLISHED');
  else
    perform enqueue('GoodPractice', new.id, old.state = 'PUBLISHED' and (
      new.state <> 'PUBLISHED' or visibility_rank(new.visibility) < visibility_rank(old.visibility)
      or new.municipality_id is distinct from old.municipality_id));
  end if;
  return null;
end $$;
create trigger good_practice_outbox after insert or update or delete on good_practice for each row execute function practice_changed();

create function visit_changed() returns trigger language plpgsql as $$
begin
  perform enqueue('Visit', coalesce(new.id, old.id), tg_op = 'DELETE');
  -- A lesson's document carries its visit's dates and places.
  perform enqueue('Lesson', l.id, false) from lesson l where l.visit_id = coalesce(new.id, old.id);
  return null;
end $$;
create trigger visit_outbox after insert or update or delete on visit for each row execute function visit_changed();

-- Join tables: the argument names the kind, and on which side it stands.
create function join_changed() returns trigger language plpgsql as $$
declare
  linked jsonb := to_jsonb(coalesce(new, old));
  linked_id uuid := (linked ->> tg_argv[1])::uuid;
begin
  perform enqueue(tg_argv[0], linked_id, false);
  if tg_argv[0] = 'Visit' then
    perform enqueue('Lesson', l.id, false) from lesson l where l.visit_id = linked_id;
  end if;
  return null;
end $$;
create trigger lesson_domain_outbox after insert or delete on "_LessonToPolicyDomain" for each row execute function join_changed('Lesson', 'A');
create trigger lesson_mission_type_outbox after insert or delete on "_LessonToMissionType" for each row execute function join_changed('Lesson', 'A');
create trigger lesson_country_outbox after insert or delete on "_CountryToLesson" for each row execute function join_changed('Lesson', 'B');
create trigger practice_domain_outbox after insert or delete on "_GoodPracticeToPolicyDomain" for each row execute function join_changed('GoodPractice', 'A');
create trigger practice_mission_type_outbox after insert or delete on "_GoodPracticeToMissionType" for each row execute function join_changed('GoodPractice', 'A');
create trigger practice_country_outbox after insert or delete on "_CountryToGoodPractice" for each row execute function join_changed('GoodPractice', 'B');
create trigger practice_lesson_outbox after insert or update or delete on good_practice_lesson for each row execute function join_changed('GoodPractice', 'practice_id');
create trigger visit_municipality_outbox after insert or delete on "_MunicipalityToVisit" for each row execute function join_changed('Visit', 'B');
create trigger visit_mission_type_outbox after insert or delete on "_MissionTypeToVisit" for each row execute function join_changed('Visit', 'B');
create trigger visit_domain_outbox after insert or delete on "_PolicyDomainToVisit" for each row execute function join_changed('Visit', 'B');
create trigger visit_country_outbox after insert or delete on "_CountryToVisit" for each row execute function join_changed('Visit', 'B');
create trigger visit_partnership_outbox after insert or delete on "_PartnershipToVisit" for each row execute function join_changed('Visit', 'B');
create trigger visit_place_outbox after insert or update or delete on visit_place for each row execute function join_changed('Visit', 'visit_id');

-- A municipality's names stand in the documents of all that it takes part in.
create function municipality_renamed() returns trigger language plpgsql as $$
begin
  perform enqueue('Lesson', l.id, false) from lesson l
    where l.municipality_id = new.id
       or l.visit_id in (select "B" from "_MunicipalityToVisit" where "A" = new.id)
       or l.visit_id in (select visit_id from visit_place where municipality_id = new.id)
       or l.partnership_id in (select partnership_id from partnership_member where municipality_id = new.id);
  perform enqueue('Visit', v.id, false) from visit v
    where v.id in (select "B" from "_MunicipalityToVisit" where "A" = new.id)
       or v.id in (select visit_id from visit_place where municipality_id = new.id)
       or v.id in (select "B" from "_PartnershipToVisit" j join partnership_member pm on pm.partnership_id = j."A" where pm.municipality_id = new.id);
  perform enqueue('GoodPractice', p.id, false) from good_practice p where p.municipality_id = new.id;
  return null;
end $$;
create trigger municipality_outbox after update of name, other_names, country_code on municipality
  for each row when (old.name <> new.name or old.other_names <> new.other_names or old.country_code <> new.country_code)
  execute function municipality_renamed();

create function partnership_member_changed() returns trigger language plpgsql as $$
declare
  linked uuid := coalesce(new.partnership_id, old.partnership_id);
begin
  perform enqueue('Lesson', l.id, false) from lesson l where l.partnership_id = linked;
  perform enqueue('Visit', j."B", false) from "_PartnershipToVisit" j where j."A" = linked;
  return null;
end $$;
create trigger partnership_member_outbox after insert or update or delete on partnership_member for each row execute function partnership_member_changed();

create function partnership_renamed() returns trigger language plpgsql as $$
begin
  perform enqueue('Lesson', l.id, false) from lesson l where l.partnership_id = new.id;
  perform enqueue('Visit', j."B", false) from "_PartnershipToVisit" j where j."A" = new.id;
  return null;
end $$;
create trigger partnership_outbox after update of name on partnership
  for each row when (old.name <> new.name) execute function partnership_renamed();

-- A domain's parent and a country's region decide under which facet values their documents stand.
create function policy_domain_moved() returns trigger language plpgsql as $$
begin
  perform enqueue('Lesson', j."A", false) from "_LessonToPolicyDomain" j where j."B" = new.id;
  perform enqueue('GoodPractice', j."A", false) from "_GoodPracticeToPolicyDomain" j where j."B" = new.id;
  perform enqueue('Visit', j."B", false) from "_PolicyDomainToVisit" j where j."A" = new.id;
  return null;
end $$;
create trigger policy_domain_outbox after update of code, parent_id, label_nl, label_fr, label_es, label_en on policy_domain
  for each row execute function policy_domain_moved();

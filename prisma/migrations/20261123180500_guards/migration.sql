-- What must hold whoever writes: an import, a second process, a slip in a mutation.
-- Plain SQL of PostgreSQL 15, no extension.

-- ——— checks ———

alter table mission_type add constraint mission_type_rank_positive check (rank > 0);

alter table municipality
  add constraint municipality_name_given check (btrim(name) <> ''),
  add constraint municipality_population_not_negative check (population >= 0);

alter table programme add constraint programme_ends_after_start check (end_year >= start_year);

alter table partnership
  add constraint partnership_name_given check (btrim(name) <> ''),
  add constraint partnership_ended_says_when_and_why
    check ((status = 'ENDED') = (ended_on is not null and btrim(coalesce(ended_reason, '')) <> '')),
  add constraint partnership_not_ended_has_no_end check (status = 'ENDED' or (ended_on is null and ended_reason is null)),
  add constraint partnership_ends_after_start check (ended_on >= started_on);

alter table partnership_member add constraint partnership_member_leaves_after_joining check (left_on >= joined_on);
alter table coordinator add constraint coordinator_until_after_from check (until_on >= from_on);
-- One coordinator at a time for one municipality of a partnership.
create unique index coordinator_one_at_a_time on coordinator (partnership_id, municipality_id) where until_on is null;

alter table person
  add constraint person_name_given check (btrim(name) <> ''),
  add constraint person_named_says_since check (consent <> 'NAMED' or consent_on is not null);

alter table app_user add constraint app_user_municipality_by_role
  check ((role in ('OFFICER', 'PARTNER')) = (municipality_id is not null));

alter table token
  add constraint token_name_given check (btrim(name) <> ''),
  add constraint token_municipality_by_role check ((role in ('OFFICER', 'PARTNER')) = (municipality_id is not null));
create index token_alive on token (hash) where revoked_at is null;

alter table visit
  add constraint visit_title_given check (btrim(title) <> ''),
  add constraint visit_ends_after_start check (ends_on >= starts_on);

alter table visit_place add constraint visit_place_says_where check (municipality_id is not null or btrim(coalesce(name, '')) <> '');
alter table delegate add constraint delegate_says_who check (person_id is not null or btrim(coalesce(job_title, '')) <> '');

alter table lesson
  add constraint lesson_title_given check (btrim(title) <> ''),
  add constraint lesson_lesson_given check (btrim(lesson) <> ''),
  add constraint lesson_outcome_stated check (outcome <> 'NOT_STATED' or source_key is not null),
  add constraint lesson_published_says_when check (state <> 'PUBLISHED' or published_at is not null),
  add constraint lesson_sizes check (
    char_length(title) <= 300 and char_length(lesson) <= 32000 and coalesce(char_length(context), 0) <= 32000
    and coalesce(char_length(what_happened), 0) <= 32000 and coalesce(char_length(why), 0) <= 32000
    and coalesce(char_length(recommendation), 0) <= 32000);

alter table good_practice
  add constraint good_practice_title_given check (btrim(title) <> ''),
  add constraint good_practice_summary_given check (btrim(summary) <> ''),
  add constraint good_practice_published_says_when check (state <> 'PUBLISHED' or published_at is not null);

-- ——— the wording first sent in ———

create function keep_original_wording() returns trigger language plpgsql as $$
begin
  insert into lesson_original (lesson_id, title, context, what_happened, why, lesson, recommendation, author_id, author_token_id, at)
  values (new.id, new.title, new.context, new.what_happened, new.why, new.lesson, new.recommendation, new.author_id, new.author_token_id, new.created_at);
  return null;
end $$;
-- An imported wording stands at its source already; only what people sent in is kept twice.
create trigger lesson_keep_original after insert on lesson
  for each row when (new.source_key is null) execute function keep_original_wording();

-- ——— the month of a visit ———

create function keep_month() returns trigger language plpgsql as $$
begin
  new.month := date_trunc('month', new.starts_on)::date;
  return new;
end $$;
create trigger visit_month before insert or update on visit for each row execute function keep_month();

-- ——— append-only ———

create function refuse_change() returns trigger language plpgsql as $$
begin
  -- The example world leaves with its whole history, in a transaction that says so; of what its people did to
  -- real rows all remains but who they were.
  if current_setting('kennisband.removing_example', true) = 'on' then
    if tg_op = 'DELETE' then
      return old;
    end if;
    if to_jsonb(new) - 'user_id' - 'token_id' = to_jsonb(old) - 'user_id' - 'token_id' and new.user_id is null and new.token_id is null then
      return new;
    end if;
  end if;
  raise exception 'The table % is append-only.', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger revision_append_only before update or delete on revision for each row execute function refuse_change();

-- ——— rules over several rows ———

create function check_lesson_domains() returns trigger language plpgsql as $$
begin
  -- Two transactions that each add a third domain must see each other.
  perform 1 from lesson where id = new."A" for update;
  if (select count(*) from "_LessonToPolicyDomain" where "A" = new."A") > 3 then
    raise exception 'A lesson has at most three policy domains.' using errcode = 'check_violation', constraint = 'lesson_at_most_three_domains';
  end if;
  return null;
end $$;
create constraint trigger lesson_at_most_three_domains after insert on "_LessonToPolicyDomain"
  deferrable initially deferred for each row execute function check_lesson_domains();

create function check_visit(visit_id uuid) returns void language plpgsql as $$
begin
  if not exists (select 1 from visit where id = visit_id) then
    return;
  end if;
  if not exists (select 1 from "_MunicipalityToVisit" where "B" = visit_id) then
    raise exception 'A visit has at least one northern municipality.' using errcode = 'check_violation', constraint = 'visit_has_municipality';
  end if;
  if exists (select 1 from "_MunicipalityToVisit" j join municipality m on m.id = j."A" where j."B" = visit_id and m.side <> 'NORTH') then
    raise exception 'The municipalities that travel on a visit are northern.' using errcode = 'check_violation', constraint = 'visit_municipality_is_northern';
  end if;
  if not exists (select 1 from "_MissionTypeToVisit" where "B" = visit_id) then
    raise exception 'A visit has at least one mission type.' using errcode = 'check_violation', constraint = 'visit_has_mission_type';
  end if;
  if not exists (select 1 from "_PartnershipToVisit" where "B" = visit_id) then
    if exists (select 1 from "_MissionTypeToVisit" j join mission_type t on t.id = j."A" where j."B" = visit_id and t.needs_partnership) then
      raise exception 'Only an identification mission can do without a partnership.' using errcode = 'check_violation', constraint = 'visit_has_partnership';
    end if;
    if not exists (select 1 from visit_place p where p.visit_id = check_visit.visit_id)
      and not exists (select 1 from "_CountryToVisit" where "B" = visit_id) then
      raise exception 'A visit without a partnership names a country or a place.' using errcode = 'check_violation', constraint = 'visit_says_where';
    end if;
  end if;
end $$;
create function check_visit_row() returns trigger language plpgsql as $$
begin
  perform check_visit(new.id);
  return null;
end $$;
create function check_visit_of_join() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform check_visit(old."B"); end if;
  if tg_op <> 'DELETE' then perform check_visit(new."B"); end if;
  return null;
end $$;
create constraint trigger visit_whole after insert on visit
  deferrable initially deferred for each row execute function check_visit_row();
create constraint trigger visit_municipalities_whole after insert or delete on "_MunicipalityToVisit"
  deferrable initially deferred for each row execute function check_visit_of_join();
create constraint trigger visit_mission_types_whole after insert or delete on "_MissionTypeToVisit"
  deferrable initially deferred for each row execute function check_visit_of_join();
create constraint trigger visit_partnerships_whole after insert or delete on "_PartnershipToVisit"
  deferrable initially deferred for each row execute function check_visit_of_join();

create function check_partnership(partnership_id uuid) returns void language plpgsql as $$
begin
  if exists (select 1 from partnership p where p.id = partnership_id and p.status = 'ACTIVE') and (
    select count(distinct m.side) from partnership_member pm join municipality m on m.id = pm.municipality_id
    where pm.partnership_id = check_partnership.partnership_id and pm.left_on is null
  ) < 2 then
    raise exception 'An active partnership has a northern and a southern member.' using errcode = 'check_violation', constraint = 'partnership_active_has_both_sides';
  end if;
end $$;
create function check_partnership_row() returns trigger language plpgsql as $$
begin
  perform check_partnership(new.id);
  return null;
end $$;
create function check_partnership_of_member() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform check_partnership(old.partnership_id); end if;
  if tg_op <> 'DELETE' then perform check_partnership(new.partnership_id); end if;
  return null;
end $$;
create constraint trigger partnership_whole after insert or update of status on partnership
  deferrable initially deferred for each row execute function check_partnership_row();
create constraint trigger partnership_members_whole after update or delete on partnership_member
  deferrable initially deferred for each row execute function check_partnership_of_member();

create function check_municipality_of_account() returns trigger language plpgsql as $$
declare
  its_side text;
begin
  select side::text into its_side from municipality where id = new.municipality_id;
  if (new.role = 'OFFICER' and its_side <> 'NORTH') or (new.role = 'PARTNER' and its_side <> 'SOUTH') then
    raise exception 'An officer belongs to a northern municipality, a partner to a southern one.' using errcode = 'check_violation', constraint = 'role_fits_side';
  end if;
  return new;
end $$;
create trigger app_user_role_fits_side before insert or update on app_user for each row execute function check_municipality_of_account();
create trigger token_role_fits_side before insert or update on token for each row execute function check_municipality_of_account();

create function check_practice(practice_id uuid) returns void language plpgsql as $$
begin
  if exists (select 1 from good_practice p where p.id = practice_id and p.state = 'PUBLISHED') and (
    select count(distinct l.partnership_id) from good_practice_lesson l where l.practice_id = check_practice.practice_id
  ) < 2 then
    raise exception 'A good practice is confirmed in at least two partnerships.' using errcode = 'check_violation', constraint = 'good_practice_two_partnerships';
  end if;
end $$;
create function check_practice_row() returns trigger language plpgsql as $$
begin
  perform check_practice(new.id);
  return null;
end $$;
create function check_practice_of_lesson() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform check_practice(old.practice_id); end if;
  if tg_op <> 'DELETE' then perform check_practice(new.practice_id); end if;
  return null;
end $$;
create constraint trigger good_practice_whole after insert or update of state on good_practice
  deferrable initially deferred for each row execute function check_practice_row();
create constraint trigger good_practice_lessons_whole after update or delete on good_practice_lesson
  deferrable initially deferred for each row execute function check_practice_of_lesson();

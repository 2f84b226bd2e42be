-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_on" DATE;

-- An erased person is a row that things refer to, and nothing else.
alter table person add constraint person_erased_holds_nothing check (erased_on is null or (
  name = '–' and job_title is null and email is null and telephone is null and municipality_id is null
  and consent = 'ANONYMOUS' and consent_on is null and retain_until is null));
create index person_due on person (retain_until) where retain_until is not null;

create function refuse_erased_change() returns trigger language plpgsql as $$
begin
  raise exception 'An erased person is not filled in again.' using errcode = 'check_violation', constraint = 'person_stays_erased';
end $$;
create trigger person_stays_erased before update on person
  for each row when (old.erased_on is not null and new is distinct from old) execute function refuse_erased_change();

-- Nothing new is linked to whom nothing is known of.
create function refuse_erased_person() returns trigger language plpgsql as $$
begin
  if exists (select from person where id = new.person_id and erased_on is not null) then
    raise exception 'This person was erased; nothing is linked to it any more.' using errcode = 'check_violation', constraint = 'person_is_erased';
  end if;
  return new;
end $$;
create trigger delegate_person_is_there before insert or update of person_id on delegate
  for each row when (new.person_id is not null) execute function refuse_erased_person();
create trigger coordinator_person_is_there before insert or update of person_id on coordinator
  for each row execute function refuse_erased_person();
create trigger visit_activity_person_is_there before insert or update of person_id on visit_activity
  for each row when (new.person_id is not null) execute function refuse_erased_person();
create trigger app_user_person_is_there before insert or update of person_id on app_user
  for each row execute function refuse_erased_person();

-- The sign-in of an erased person has ended for good.
create function refuse_erased_account() returns trigger language plpgsql as $$
begin
  if exists (select from person where id = new.person_id and erased_on is not null) then
    raise exception 'This person was erased and signs in no more.' using errcode = 'check_violation', constraint = 'person_signs_in_no_more';
  end if;
  return new;
end $$;
create trigger app_user_stays_ended before update of disabled_at on app_user
  for each row when (new.disabled_at is null) execute function refuse_erased_account();

create function end_account() returns trigger language plpgsql as $$
begin
  if exists (select from app_user where person_id = new.id and disabled_at is null) then
    raise exception 'Whoever is erased signs in no more: end the account first.' using errcode = 'check_violation', constraint = 'person_erased_account_ended';
  end if;
  return null;
end $$;
create trigger person_erased_account_ended after update of erased_on on person
  for each row when (new.erased_on is not null) execute function end_account();

-- History is append-only, but for who is erased: what was said loses a name, and nothing else.
create or replace function refuse_change() returns trigger language plpgsql as $$
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
  if tg_op = 'UPDATE' and current_setting('kennisband.erasing_person', true) = 'on'
    and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
    return new;
  end if;
  raise exception 'The table % is append-only.', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

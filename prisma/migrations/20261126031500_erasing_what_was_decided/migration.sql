-- Who is erased is named in nothing any more, also not in what was decided or ended and changes no more. What is said
-- there loses a name; nothing else of it changes.
create or replace function check_stated_reason() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('kennisband.erasing_person', true) = 'on'
    and (new.reason, new.side) = (old.reason, old.side) then
    return new;
  end if;
  if exists (select from participation where id = coalesce(new.participation_id, old.participation_id)
             and state not in ('ADVISED', 'ASKED', 'WANTED')) then
    raise exception 'This was decided or ended; its reasons change no more.' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;

-- Whoever decides says the decision, whoever tells the outcome says that; a text alone is no decision.
create or replace trigger reuse_fits_visit
  before insert or update of visit_id, invitation_id, lesson_id, practice_id, decision, decided_on, outcome, outcome_on
  on reuse for each row execute function check_reuse();

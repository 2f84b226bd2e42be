-- Who comes along on a visit that is planned does so in a partnership of its own; only a visit that looks for partners
-- takes along who has none there. A partnership that goes later stops nobody.
create function check_comes_along() returns trigger language plpgsql as $$
declare
  its uuid := coalesce(to_jsonb(new) ->> 'visit_id', to_jsonb(new) ->> 'id')::uuid;
begin
  if exists (
    select from visit v join visit_invitation i on i.visit_id = v.id
    where v.id = its and not v.is_draft and v.cancelled_on is null and i.answer = 'ACCEPTED' and i.partnership_id is null
  ) and not exists (
    select from "_MissionTypeToVisit" j join mission_type t on t.id = j."A" where j."B" = its and not t.needs_partnership
  ) then
    raise exception 'Who comes along travels in a partnership of its own.' using errcode = 'check_violation', constraint = 'visit_invitation_in_a_partnership';
  end if;
  return null;
end $$;
create constraint trigger visit_invitation_in_a_partnership after insert or update of answer on visit_invitation
  deferrable initially deferred for each row when (new.answer = 'ACCEPTED') execute function check_comes_along();
create constraint trigger visit_planned_with_partnerships after update of is_draft on visit
  deferrable initially deferred for each row when (old.is_draft and not new.is_draft) execute function check_comes_along();

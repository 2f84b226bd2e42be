-- A standing counts what may be known of: of a visit that is a draft only those who make it know, so what it decided
-- is in no number yet; once it is planned all who are signed in may know that it was made.
create or replace function recount_reuse(changed uuid) returns void language plpgsql as $$
declare
  own_partnership uuid;
  visits int; partnerships int; helped int; indifferent int; wrong int; elsewhere int;
begin
  -- Two visits that decide on one lesson at once: the second waits here, and its count sees both.
  select l.partnership_id into own_partnership from lesson l where l.id = changed for update;
  if not found then return; end if;
  select count(*), count(*) filter (where r.outcome = 'HELPED'),
         count(*) filter (where r.outcome = 'MADE_NO_DIFFERENCE'), count(*) filter (where r.outcome = 'WAS_WRONG')
  into visits, helped, indifferent, wrong
  from reuse r join visit v on v.id = r.visit_id
  where r.lesson_id = changed and r.decision <> 'NOT_APPLICABLE' and v.cancelled_on is null and not v.is_draft;
  select count(distinct j."A"),
         count(distinct j."A") filter (where r.outcome = 'HELPED' and j."A" is distinct from own_partnership)
  into partnerships, elsewhere
  from reuse r join visit v on v.id = r.visit_id join "_PartnershipToVisit" j on j."B" = v.id
  where r.lesson_id = changed and r.decision <> 'NOT_APPLICABLE' and v.cancelled_on is null and not v.is_draft;
  update lesson l
  set used_in_visits = visits, used_in_partnerships = partnerships, times_helped = helped,
      times_no_difference = indifferent, times_wrong = wrong, helped_elsewhere = elsewhere
  where l.id = changed and (l.used_in_visits, l.used_in_partnerships, l.times_helped, l.times_no_difference, l.times_wrong, l.helped_elsewhere)
    is distinct from (visits, partnerships, helped, indifferent, wrong, elsewhere);
end $$;

create trigger visit_planned_reuse_counted after update of is_draft on visit
  for each row when (old.is_draft is distinct from new.is_draft) execute function reuse_of_visit_changed('id');

select recount_reuse(r.lesson_id) from (
  select distinct r.lesson_id from reuse r join visit v on v.id = r.visit_id
  where v.is_draft and r.lesson_id is not null order by r.lesson_id) r;

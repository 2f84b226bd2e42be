-- The places of a visit are told to those who see inside it alone, so no document holds them: by a name that is nowhere
-- shown, whoever searches could have made sure of it. Nor does a document say when the visit of an anonymous lesson was.

drop trigger visit_place_outbox on visit_place;

create or replace function municipality_renamed() returns trigger language plpgsql as $$
begin
  perform enqueue('Lesson', l.id, false) from lesson l
    where l.municipality_id = new.id
       or l.visit_id in (select "B" from "_MunicipalityToVisit" where "A" = new.id)
       or l.partnership_id in (select partnership_id from partnership_member where municipality_id = new.id);
  perform enqueue('Visit', v.id, false) from visit v
    where v.id in (select "B" from "_MunicipalityToVisit" where "A" = new.id)
       or v.id in (select "B" from "_PartnershipToVisit" j join partnership_member pm on pm.partnership_id = j."A" where pm.municipality_id = new.id);
  return null;
end $$;

create or replace function enqueue_country(country text) returns void language plpgsql as $$
begin
  perform enqueue('Lesson', j."B", false) from "_CountryToLesson" j where j."A" = country;
  perform enqueue('GoodPractice', j."B", false) from "_CountryToGoodPractice" j where j."A" = country;
  perform enqueue('Visit', j."B", false) from "_CountryToVisit" j where j."A" = country;
end $$;

-- Until the engine has confirmed it they are found by nobody.
select enqueue('Visit', v.id, true) from visit v where not v.is_draft
  and exists (select from visit_place p where p.visit_id = v.id);
select enqueue('Lesson', l.id, true) from lesson l where l.state = 'PUBLISHED'
  and (l.anonymous and l.visit_id is not null or exists (select from visit_place p where p.visit_id = l.visit_id));

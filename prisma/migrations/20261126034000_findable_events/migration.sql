-- Events are findable from the day they are announced: whatever changes the outline of one, or what it is found under,
-- leaves a row in the outbox. That an event was announced is never taken back.

create function event_carried() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.announced_on is not null then perform enqueue('Event', old.id, true); end if;
  elsif new.announced_on is not null then
    perform enqueue('Event', new.id, false);
  end if;
  return null;
end $$;
create trigger event_outbox after insert or update or delete on event for each row execute function event_carried();
create trigger event_renamed_outbox after update of id on event
  for each row when (old.id <> new.id and old.announced_on is not null) execute function findable_renamed('Event');

create function event_join_changed() returns trigger language plpgsql as $$
begin
  perform enqueue('Event', e.id, false) from event e where e.announced_on is not null and e.id::text in (
    select linked ->> tg_argv[0] from unnest(array[to_jsonb(old), to_jsonb(new)]) linked);
  return null;
end $$;
create trigger event_domain_outbox after insert or update or delete on "_EventToPolicyDomain"
  for each row execute function event_join_changed('A');
create trigger event_concept_outbox after insert or update or delete on "_ConceptToEvent"
  for each row execute function event_join_changed('B');
create trigger event_programme_outbox after insert or update or delete on "_EventToProgramme"
  for each row execute function event_join_changed('A');
create trigger event_country_outbox after insert or update or delete on "_CountryToEvent"
  for each row execute function event_join_changed('B');
create trigger event_region_outbox after insert or update or delete on "_EventToRegion"
  for each row execute function event_join_changed('A');
create trigger event_organiser_outbox after insert or update or delete on "_EventOrganisers"
  for each row execute function event_join_changed('A');

-- Labels stand in the documents of their own domain, codes in those of all beneath it.
create function events_of_domain() returns trigger language plpgsql as $$
begin
  perform enqueue('Event', e.id, false) from event e where e.announced_on is not null and e.id in (
    with recursive below as (
      select new.id
      union
      select d.id from policy_domain d join below b on d.parent_id = b.id
    ) select j."A" from "_EventToPolicyDomain" j join below b on b.id = j."B");
  return null;
end $$;
create trigger policy_domain_events after update of code, parent_id, label_nl, label_fr, label_es, label_en on policy_domain
  for each row execute function events_of_domain();

create function events_of_country() returns trigger language plpgsql as $$
begin
  perform enqueue('Event', e.id, false) from event e join "_CountryToEvent" j on j."B" = e.id
    where j."A" = new.code and e.announced_on is not null;
  return null;
end $$;
create trigger country_events after update of region_code on country
  for each row when (old.region_code <> new.region_code) execute function events_of_country();

create function events_of_region() returns trigger language plpgsql as $$
begin
  perform enqueue('Event', e.id, false) from event e where e.announced_on is not null and e.id in (
    with recursive below as (
      select new.code
      union
      select r.code from region r join below b on r.parent_code = b.code
    )
    select j."A" from "_EventToRegion" j join below b on b.code = j."B"
    union
    select j."B" from "_CountryToEvent" j join country c on c.code = j."A" join below b on b.code = c.region_code);
  return null;
end $$;
create trigger region_events after update of parent_code on region
  for each row when (old.parent_code is distinct from new.parent_code) execute function events_of_region();

create function events_of_municipality() returns trigger language plpgsql as $$
begin
  perform enqueue('Event', e.id, false) from event e join "_EventOrganisers" j on j."A" = e.id
    where j."B" = new.id and e.announced_on is not null;
  return null;
end $$;
create trigger municipality_events after update of name, other_names on municipality for each row
  when (old.name <> new.name or old.other_names <> new.other_names) execute function events_of_municipality();

create function events_of_programme() returns trigger language plpgsql as $$
begin
  perform enqueue('Event', e.id, false) from event e join "_EventToProgramme" j on j."A" = e.id
    where j."B" = new.id and e.announced_on is not null;
  return null;
end $$;
create trigger programme_events after update of label_nl, label_fr, label_es, label_en on programme
  for each row execute function events_of_programme();

create function events_of_concept() returns trigger language plpgsql as $$
begin
  perform enqueue('Event', e.id, false) from event e join "_ConceptToEvent" j on j."B" = e.id
    where j."A" = new.id and e.announced_on is not null;
  return null;
end $$;
create trigger concept_events after update of terms_nl, terms_fr, terms_es, terms_en on concept
  for each row execute function events_of_concept();

select enqueue('Event', id, false) from event where announced_on is not null;

-- Whether a question waits for an answer stands in its document.
select enqueue('Question', id, false) from question where state <> 'WITHDRAWN';

-- Practices, questions, events and visits are suggested by their titles too: so few beside the lessons that one index does.
create index indexed_document_other_title on indexed_document
  using gin (to_tsvector('simple', split_part(spoken, ' qqq ', 1))) where kind <> 'Lesson';

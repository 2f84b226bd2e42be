-- A visit goes where its partners are; one that looks for a partner may look further, as long as it visits one too.
-- Looked at when it is planned, when it is sent somewhere and when it no longer looks: a partnership that leaves it later stops nobody.
create function check_visit_countries() returns trigger language plpgsql as $$
declare
  its uuid := coalesce(to_jsonb(new) ->> 'B', to_jsonb(old) ->> 'B', to_jsonb(new) ->> 'id')::uuid;
  southern text[];
  visited text[];
begin
  if not exists (select from visit where id = its and not is_draft) then
    return null;
  end if;
  select array_agg(distinct m.country_code) into southern
  from "_PartnershipToVisit" j join partnership_member pm on pm.partnership_id = j."A"
  join municipality m on m.id = pm.municipality_id and m.side = 'SOUTH'
  where j."B" = its;
  select array_agg("A") into visited from "_CountryToVisit" where "B" = its;
  if southern is null or visited is null or visited <@ southern then
    return null;
  end if;
  if visited && southern and exists (
    select from "_MissionTypeToVisit" j join mission_type t on t.id = j."A" where j."B" = its and not t.needs_partnership) then
    return null;
  end if;
  raise exception 'The partners of this visit lie elsewhere than it goes.' using errcode = 'check_violation', constraint = 'visit_goes_where_its_partners_are';
end $$;
create constraint trigger visit_country_fits_partners after insert on "_CountryToVisit"
  deferrable initially deferred for each row execute function check_visit_countries();
create constraint trigger visit_partners_fit_countries after insert on "_PartnershipToVisit"
  deferrable initially deferred for each row execute function check_visit_countries();
create constraint trigger visit_planned_fits_partners after update of is_draft on visit
  deferrable initially deferred for each row when (old.is_draft and not new.is_draft) execute function check_visit_countries();
create constraint trigger visit_finality_fits_countries after delete on "_MissionTypeToVisit"
  deferrable initially deferred for each row execute function check_visit_countries();

-- A file is what it is said to be: its first bytes tell.
create or replace function check_stored_file() returns trigger language plpgsql as $$
declare
  head bytea;
begin
  if (select sum(octet_length(bytes)) from stored_file_part where hash = new.hash) is distinct from new.size then
    raise exception 'A file is stored whole.' using errcode = 'check_violation', constraint = 'stored_file_whole';
  end if;
  select substring(bytes from 1 for 1024) into head from stored_file_part where hash = new.hash and position = 0;
  if not (case new.media_type
    when 'application/pdf' then position('\x255044462d'::bytea in head) > 0
    when 'image/jpeg' then substring(head from 1 for 3) = '\xffd8ff'
    when 'image/png' then substring(head from 1 for 8) = '\x89504e470d0a1a0a'
    when 'image/webp' then substring(head from 1 for 4) = 'RIFF' and substring(head from 9 for 4) = 'WEBP'
    when 'image/heic' then substring(head from 5 for 4) = 'ftyp'
    else substring(head from 1 for 4) = '\x504b0304'
  end) then
    raise exception 'A file is what it is said to be.' using errcode = 'check_violation', constraint = 'stored_file_is_what_it_says';
  end if;
  return null;
end $$;

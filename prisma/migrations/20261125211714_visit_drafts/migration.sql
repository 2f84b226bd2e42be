-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "days_fixed" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "is_draft" BOOLEAN NOT NULL DEFAULT false;

alter table visit
  add constraint visit_month_is_whole check (days_fixed or (
    starts_on = date_trunc('month', starts_on)::date
    and ends_on = (date_trunc('month', starts_on) + interval '1 month - 1 day')::date)),
  -- A month alone is a plan; and what was made is no draft.
  add constraint visit_reported_by_its_days check (report is null or (days_fixed and not is_draft)),
  add constraint visit_closed_no_draft check (closed_on is null or not is_draft);

-- A draft may lack its finality, its partnership and where it goes; it has them once it is planned.
create or replace function check_visit(visit_id uuid) returns void language plpgsql as $$
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
  if exists (select 1 from visit v where v.id = visit_id and v.is_draft) then
    return;
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
create constraint trigger visit_planned_whole after update of is_draft on visit
  deferrable initially deferred for each row execute function check_visit_row();

create function refuse_to_unplan() returns trigger language plpgsql as $$
begin
  raise exception 'A planned visit does not become a draft again; who saw it would lose it.' using errcode = 'check_violation', constraint = 'visit_stays_planned';
end $$;
create trigger visit_stays_planned before update of is_draft on visit
  for each row when (new.is_draft and not old.is_draft) execute function refuse_to_unplan();

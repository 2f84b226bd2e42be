-- Who travels may be written anew, the same municipalities among them: only who is not there at the end has left, and
-- reads the internal documents no more.
create or replace function traveller_left() returns trigger language plpgsql as $$
begin
  if not exists (select from "_MunicipalityToVisit" where "A" = old."A" and "B" = old."B") then
    perform enqueue('Document', d.id, true) from document d where d.visit_id = old."B";
  end if;
  return null;
end $$;
drop trigger visit_municipality_documents on "_MunicipalityToVisit";
create constraint trigger visit_municipality_documents after delete on "_MunicipalityToVisit"
  deferrable initially deferred for each row execute function traveller_left();

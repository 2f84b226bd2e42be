-- Documents are findable: whatever changes one, its pages or what it is found under leaves a row in the outbox.

-- Fewer may see it than before: a narrower visibility, another kind, or withdrawn.
create function document_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform enqueue('Document', new.id, false);
  elsif tg_op = 'DELETE' then
    perform enqueue('Document', old.id, true);
  else
    perform enqueue('Document', new.id, (new.withdrawn_on is not null and old.withdrawn_on is null)
      or visibility_rank(new.visibility) < visibility_rank(old.visibility) or new.kind <> old.kind);
  end if;
  return null;
end $$;
create trigger document_outbox after insert or update or delete on document for each row execute function document_changed();

create function file_read() returns trigger language plpgsql as $$
begin
  perform enqueue('Document', d.id, false) from document d where d.file_hash = new.hash;
  return null;
end $$;
create trigger stored_file_outbox after update of text on stored_file
  for each row when (new.text is distinct from old.text) execute function file_read();

-- What changes the document of a visit in the index changes those of its documents: each follows the visit's own row.
create function visit_waits() returns trigger language plpgsql as $$
begin
  perform enqueue('Document', d.id, new.urgent) from document d where d.visit_id = new.id;
  return null;
end $$;
create trigger outbox_visit_documents after insert or update of seq on outbox
  for each row when (new.kind = 'Visit') execute function visit_waits();

-- Those that are there already.
select enqueue('Document', id, false) from document;

-- A municipality that did not travel after all reads the internal documents no more.
create function traveller_left() returns trigger language plpgsql as $$
begin
  perform enqueue('Document', d.id, true) from document d where d.visit_id = old."B";
  return null;
end $$;
create trigger visit_municipality_documents after delete on "_MunicipalityToVisit" for each row execute function traveller_left();

-- The pages of a file are what its documents are found by, whoever writes or takes them: once for each statement, since
-- a file has hundreds.
create function pages_changed() returns trigger language plpgsql as $$
begin
  perform enqueue('Document', d.id, false) from document d
    where d.file_hash in (select hash from changed_pages);
  return null;
end $$;
create trigger stored_file_pages_come after insert on stored_file_page
  referencing new table as changed_pages for each statement execute function pages_changed();
create trigger stored_file_pages_go after delete on stored_file_page
  referencing old table as changed_pages for each statement execute function pages_changed();
create trigger stored_file_pages_change after update on stored_file_page
  referencing new table as changed_pages for each statement execute function pages_changed();
create trigger stored_file_pages_leave after update on stored_file_page
  referencing old table as changed_pages for each statement execute function pages_changed();

create trigger document_renamed after update of id on document
  for each row when (old.id <> new.id) execute function findable_renamed('Document');

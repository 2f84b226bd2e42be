-- CreateTable
CREATE TABLE "reference_revision" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "reference_revision_pkey" PRIMARY KEY ("id")
);

alter table reference_revision add constraint reference_revision_is_one_row check (id = 1);
insert into reference_revision default values;

-- Every process keeps the small tables that all refer to in memory (src/db/memory). Whoever changes one of them
-- raises this number in the same transaction; a reading statement brings the number along and so knows whether the
-- memory is what the tables hold. Writers raise it one after the other, so that one number means one content.
create function raise_reference_revision() returns trigger language plpgsql as $$
declare
  this_transaction text := pg_current_xact_id()::text;
begin
  -- At commit, so that the lock on the row is held only briefly, and once, however many rows were changed.
  if current_setting('kennisband.reference_raised', true) is distinct from this_transaction then
    update reference_revision set revision = revision + 1;
    perform set_config('kennisband.reference_raised', this_transaction, true);
    perform pg_notify('kennisband_reference', '');
  end if;
  return null;
end $$;

create function keep_in_memory(kept regclass) returns void language plpgsql as $$
begin
  execute format('create constraint trigger %I after insert or update or delete on %s deferrable initially deferred
    for each row execute function raise_reference_revision()', kept || '_remembered', kept);
  execute format('create trigger %I after truncate on %s
    for each statement execute function raise_reference_revision()', kept || '_emptied', kept);
end $$;

select keep_in_memory(kept) from unnest(array[
  'mission_type', 'policy_domain', 'region', 'country', 'programme', 'collection', 'municipality']::regclass[]) kept;

-- DropIndex
DROP INDEX "outbox_urgent_seq_idx";

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "bulk" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "outbox_urgent_bulk_seq_idx" ON "outbox"("urgent" DESC, "bulk", "seq");

-- The first rows of a transaction are what somebody changed; from here on it is an import, or a name that many bear.
-- Whoever looks for his own change does not wait behind those.
create or replace function enqueue(row_kind text, row_id uuid, is_urgent boolean) returns void language plpgsql as $$
declare
  enqueued int := coalesce(nullif(current_setting('kennisband.enqueued', true), ''), '0')::int + 1;
begin
  perform set_config('kennisband.enqueued', enqueued::text, true);
  insert into outbox (kind, id, urgent, bulk) values (row_kind, row_id, is_urgent, enqueued > 50)
  on conflict (kind, id) do update
    set seq = nextval(pg_get_serial_sequence('outbox', 'seq')), urgent = outbox.urgent or excluded.urgent,
      bulk = outbox.bulk and excluded.bulk, at = now();
  if is_urgent then
    perform pg_notify('kennisband_excluded', row_kind || '_' || row_id);
  end if;
  perform pg_notify('kennisband_outbox', '');
end $$;

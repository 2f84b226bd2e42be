-- CreateTable
CREATE TABLE "findable_since" (
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "readers" "Visibility" NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "findable_since_pkey" PRIMARY KEY ("kind","id","readers")
);

-- CreateTable
CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "kinds" TEXT[],
    "filter" JSONB NOT NULL,
    "language" "Language" NOT NULL,
    "user_id" UUID,
    "token_id" UUID,
    "seen_seq" BIGINT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "feed_hash" TEXT,
    "feed_digest" TEXT,
    "feed_changed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "findable_since_readers_seq_idx" ON "findable_since"("readers", "seq" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "saved_search_feed_hash_key" ON "saved_search"("feed_hash");

-- CreateIndex
CREATE INDEX "saved_search_user_id_name_id_idx" ON "saved_search"("user_id", "name", "id");

-- CreateIndex
CREATE INDEX "saved_search_token_id_name_id_idx" ON "saved_search"("token_id", "name", "id");

-- AddForeignKey
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A saved search is somebody's: of a user, or of a token that belongs to none.
alter table saved_search
  add constraint saved_search_has_one_owner check (num_nonnulls(user_id, token_id) = 1),
  add constraint saved_search_name_is_short check (length(name) between 1 and 200);

-- Who may see a document of this visibility: the readers of every visibility that is not wider.
create function readers_of(visibility text) returns setof "Visibility" language sql immutable as $$
  select reader from unnest(enum_range(null::"Visibility")) as reader
  where array_position(enum_range(null::"Visibility")::text[], reader::text)
     <= array_position(enum_range(null::"Visibility")::text[], visibility)
$$;

-- As the one worker stores documents, one transaction after the other, `seq` grows with what readers can find: whoever
-- knows how far it had come misses nothing that comes later. What was narrowed is no longer there for the readers that
-- it left, and is new to them when it comes back.
create function findable_came() returns trigger language plpgsql as $$
begin
  insert into findable_since (kind, id, readers)
    select d.kind, d.id, reader from came d cross join lateral readers_of(d.attributes ->> 'visibility') as reader
    order by d.attributes -> 'recent', d.id
  on conflict do nothing;
  return null;
end $$;
create trigger indexed_document_came after insert on indexed_document
  referencing new table as came for each statement execute function findable_came();

create function findable_changed() returns trigger language plpgsql as $$
begin
  delete from findable_since f using came d
    where f.kind = d.kind and f.id = d.id
      and not exists (select from readers_of(d.attributes ->> 'visibility') as reader where reader = f.readers);
  insert into findable_since (kind, id, readers)
    select d.kind, d.id, reader from came d cross join lateral readers_of(d.attributes ->> 'visibility') as reader
    order by d.attributes -> 'recent', d.id
  on conflict do nothing;
  return null;
end $$;
create trigger indexed_document_changed after update on indexed_document
  referencing new table as came for each statement execute function findable_changed();

create function findable_went() returns trigger language plpgsql as $$
begin
  delete from findable_since f using went d where f.kind = d.kind and f.id = d.id;
  return null;
end $$;
create trigger indexed_document_went after delete on indexed_document
  referencing old table as went for each statement execute function findable_went();

-- What can be found already.
insert into findable_since (kind, id, readers)
  select d.kind, d.id, reader from indexed_document d cross join lateral readers_of(d.attributes ->> 'visibility') as reader
  order by d.attributes -> 'recent', d.id;

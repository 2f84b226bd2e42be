-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('TERMS_OF_REFERENCE', 'PROGRAMME', 'REPORT', 'PERSONAL_REPORT', 'MINUTES', 'PRESENTATION', 'AGREEMENT', 'PHOTOGRAPH', 'OTHER');

-- CreateEnum
CREATE TYPE "FileText" AS ENUM ('WAITING', 'READ', 'NONE', 'ENCRYPTED', 'BROKEN', 'TOO_MUCH');

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'INTERNAL',
    "file_hash" TEXT,
    "url" TEXT,
    "withdrawn_on" DATE,
    "withdrawn_reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "hash" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "is_whole" BOOLEAN NOT NULL DEFAULT false,
    "text" "FileText" NOT NULL DEFAULT 'WAITING',
    "page_count" INTEGER,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "stored_file_part" (
    "hash" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_file_part_pkey" PRIMARY KEY ("hash","position")
);

-- CreateTable
CREATE TABLE "stored_file_page" (
    "hash" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "stored_file_page_pkey" PRIMARY KEY ("hash","number")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "file_hash" TEXT NOT NULL,
    "user_id" UUID,
    "token_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_number_key" ON "document"("number");

-- CreateIndex
CREATE INDEX "document_created_at_id_idx" ON "document"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "document_title_id_idx" ON "document"("title", "id");

-- CreateIndex
CREATE INDEX "document_visit_id_idx" ON "document"("visit_id");

-- CreateIndex
CREATE INDEX "document_file_hash_idx" ON "document"("file_hash");

-- CreateIndex
CREATE INDEX "upload_file_hash_idx" ON "upload"("file_hash");

-- CreateIndex
CREATE INDEX "upload_user_id_idx" ON "upload"("user_id");

-- CreateIndex
CREATE INDEX "upload_token_id_idx" ON "upload"("token_id");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_file_hash_fkey" FOREIGN KEY ("file_hash") REFERENCES "stored_file"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file_part" ADD CONSTRAINT "stored_file_part_hash_fkey" FOREIGN KEY ("hash") REFERENCES "stored_file"("hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file_page" ADD CONSTRAINT "stored_file_page_hash_fkey" FOREIGN KEY ("hash") REFERENCES "stored_file"("hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_file_hash_fkey" FOREIGN KEY ("file_hash") REFERENCES "stored_file"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table document
  add constraint document_title_given check (btrim(title) <> ''),
  add constraint document_sizes check (char_length(title) <= 300 and char_length(coalesce(url, '')) <= 2000
    and char_length(coalesce(withdrawn_reason, '')) <= 4000),
  -- A file or a link; once withdrawn neither.
  add constraint document_is_file_or_link check (num_nonnulls(file_hash, url) = case when withdrawn_on is null then 1 else 0 end),
  add constraint document_link_is_web_address check (url ~ '^https?://'),
  add constraint document_says_why_withdrawn
    check ((withdrawn_on is null) = (withdrawn_reason is null) and coalesce(btrim(withdrawn_reason), '-') <> '');

alter table stored_file
  add constraint stored_file_hash_is_sha256 check (hash ~ '^[0-9a-f]{64}$'),
  add constraint stored_file_size check (size between 1 and 20971520),
  add constraint stored_file_media_type check (media_type in ('application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'image/jpeg', 'image/png', 'image/webp', 'image/heic'));

-- What is stored is compressed by its own format already.
alter table stored_file_part alter column bytes set storage external;
alter table stored_file_page add constraint stored_file_page_number_positive check (number > 0);
alter table upload add constraint upload_has_one_owner check (num_nonnulls(user_id, token_id) = 1);

-- Its parts come one by one, so that others are answered in between; it is used by nobody before it is whole.
create function check_stored_file() returns trigger language plpgsql as $$
begin
  if (select sum(octet_length(bytes)) from stored_file_part where hash = new.hash) is distinct from new.size then
    raise exception 'A file is stored whole.' using errcode = 'check_violation', constraint = 'stored_file_whole';
  end if;
  return null;
end $$;
create constraint trigger stored_file_whole after insert or update of is_whole on stored_file
  deferrable initially deferred for each row when (new.is_whole) execute function check_stored_file();

-- Whoever reads texts hears that one waits.
create function file_waits() returns trigger language plpgsql as $$
begin
  perform pg_notify('kennisband_files', '');
  return null;
end $$;
create trigger stored_file_waits after update of is_whole on stored_file
  for each row when (new.is_whole and new.text = 'WAITING') execute function file_waits();

create function check_file_is_whole() returns trigger language plpgsql as $$
begin
  if not exists (select from stored_file where hash = new.file_hash and is_whole) then
    raise exception 'A file is used once it is whole.' using errcode = 'check_violation', constraint = 'stored_file_used_whole';
  end if;
  return new;
end $$;
create trigger upload_file_whole before insert on upload for each row execute function check_file_is_whole();
create trigger document_file_whole before insert or update of file_hash on document
  for each row when (new.file_hash is not null) execute function check_file_is_whole();

create function check_photograph() returns trigger language plpgsql as $$
begin
  if not exists (select from stored_file where hash = new.file_hash and media_type like 'image/%') then
    raise exception 'A photograph is a picture.' using errcode = 'check_violation', constraint = 'document_photograph_is_picture';
  end if;
  return new;
end $$;
create trigger document_photograph before insert or update of kind, file_hash on document
  for each row when (new.kind = 'PHOTOGRAPH' and new.file_hash is not null) execute function check_photograph();

-- With the last document or upload that has it a file goes, bytes and text.
create function drop_unused_file() returns trigger language plpgsql as $$
begin
  -- Locked before it is looked at: somebody may be taking it into use.
  perform from stored_file where hash = old.file_hash for update;
  delete from stored_file f where f.hash = old.file_hash
    and not exists (select from document d where d.file_hash = f.hash)
    and not exists (select from upload u where u.file_hash = f.hash);
  return null;
end $$;
create trigger document_file_left after delete or update of file_hash on document
  for each row when (old.file_hash is not null) execute function drop_unused_file();
create trigger upload_file_left after delete on upload for each row execute function drop_unused_file();

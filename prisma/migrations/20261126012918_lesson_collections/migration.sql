-- CreateTable
CREATE TABLE "lesson_collection" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'INTERNAL',
    "municipality_id" UUID,
    "author_id" UUID,
    "author_token_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_collection_item" (
    "id" UUID NOT NULL,
    "collection_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT,

    CONSTRAINT "lesson_collection_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "lesson_collection_number_key" ON "lesson_collection"("number");

-- CreateIndex
CREATE INDEX "lesson_collection_name_id_idx" ON "lesson_collection"("name", "id");

-- CreateIndex
CREATE INDEX "lesson_collection_municipality_id_idx" ON "lesson_collection"("municipality_id");

-- CreateIndex
CREATE INDEX "lesson_collection_author_id_idx" ON "lesson_collection"("author_id");

-- CreateIndex
CREATE INDEX "lesson_collection_author_token_id_idx" ON "lesson_collection"("author_token_id");

-- CreateIndex
CREATE INDEX "lesson_collection_item_collection_id_position_id_idx" ON "lesson_collection_item"("collection_id", "position", "id");

-- CreateIndex
CREATE INDEX "lesson_collection_item_lesson_id_idx" ON "lesson_collection_item"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_collection_item_collection_id_lesson_id_key" ON "lesson_collection_item"("collection_id", "lesson_id");

-- AddForeignKey
ALTER TABLE "lesson_collection" ADD CONSTRAINT "lesson_collection_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_collection" ADD CONSTRAINT "lesson_collection_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_collection" ADD CONSTRAINT "lesson_collection_author_token_id_fkey" FOREIGN KEY ("author_token_id") REFERENCES "token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_collection_item" ADD CONSTRAINT "lesson_collection_item_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "lesson_collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_collection_item" ADD CONSTRAINT "lesson_collection_item_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table lesson_collection
  add constraint lesson_collection_name_given check (btrim(name) <> ''),
  add constraint lesson_collection_has_one_author check (num_nonnulls(author_id, author_token_id) <= 1),
  add constraint lesson_collection_sizes check (char_length(name) <= 200 and char_length(coalesce(purpose, '')) <= 4000);

alter table lesson_collection_item
  add constraint lesson_collection_item_position_from_one check (position > 0),
  add constraint lesson_collection_item_sizes check (char_length(coalesce(note, '')) <= 2000);

-- CreateTable
CREATE TABLE "lesson_shelf" (
    "id" SERIAL NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "circle" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "lesson_shelf_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_place" (
    "shelf_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "lesson_id" UUID NOT NULL,

    CONSTRAINT "lesson_place_pkey" PRIMARY KEY ("shelf_id","created_at","lesson_id")
);

-- CreateTable
CREATE TABLE "lesson_standing" (
    "lesson_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3),
    "title" TEXT,
    "outcome" "Outcome",
    "shelves" INTEGER[],

    CONSTRAINT "lesson_standing_pkey" PRIMARY KEY ("lesson_id")
);

-- CreateTable
-- Its rows never outlive their transaction: nothing of it need survive a crash.
CREATE UNLOGGED TABLE "lesson_due" (
    "transaction" BIGINT NOT NULL,
    "lesson_id" UUID NOT NULL,

    CONSTRAINT "lesson_due_pkey" PRIMARY KEY ("transaction","lesson_id")
);

-- CreateTable
CREATE TABLE "lesson_change" (
    "seq" BIGSERIAL NOT NULL,
    "sign" INTEGER NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "shelves" INTEGER[],

    CONSTRAINT "lesson_change_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "coverage_cell" (
    "grain" INTEGER NOT NULL,
    "mission_type" INTEGER NOT NULL,
    "policy_domain" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "worked" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "mixed" INTEGER NOT NULL,
    "not_stated" INTEGER NOT NULL,

    CONSTRAINT "coverage_cell_pkey" PRIMARY KEY ("grain","mission_type","policy_domain","region","year")
);

-- CreateIndex
CREATE UNIQUE INDEX "lesson_shelf_circle_facet_value_key" ON "lesson_shelf"("circle", "facet", "value");

-- CreateIndex
CREATE INDEX "lesson_place_shelf_id_title_lesson_id_idx" ON "lesson_place"("shelf_id", "title", "lesson_id");

-- What its author alone sees stands on no shelf: it is listed and counted as it is, and there is little of it.
create index lesson_unpublished_of_author on lesson (author_id) where state <> 'PUBLISHED';
create index lesson_unpublished_of_token on lesson (author_token_id) where state <> 'PUBLISHED';

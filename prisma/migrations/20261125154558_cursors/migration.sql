-- DropIndex
DROP INDEX "lesson_created_at_id_idx";

-- CreateIndex
CREATE UNIQUE INDEX "lesson_created_at_id_key" ON "lesson"("created_at" DESC, "id" DESC);

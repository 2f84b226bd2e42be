-- DropIndex
DROP INDEX "lesson_municipality_id_idx";

-- DropIndex
DROP INDEX "lesson_partnership_id_idx";

-- DropIndex
DROP INDEX "lesson_visit_id_idx";

-- CreateIndex
CREATE INDEX "lesson_visit_id_created_at_id_idx" ON "lesson"("visit_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "lesson_partnership_id_created_at_id_idx" ON "lesson"("partnership_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "lesson_municipality_id_created_at_id_idx" ON "lesson"("municipality_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "municipality_name_id_idx" ON "municipality"("name", "id");

-- CreateIndex
CREATE INDEX "partnership_name_id_idx" ON "partnership"("name", "id");

-- CreateIndex
CREATE INDEX "person_name_id_idx" ON "person"("name", "id");

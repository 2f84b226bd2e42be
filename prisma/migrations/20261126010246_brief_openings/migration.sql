-- CreateTable
CREATE TABLE "brief_opening" (
    "visit_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brief_opening_pkey" PRIMARY KEY ("visit_id","municipality_id")
);

-- CreateIndex
CREATE INDEX "brief_opening_municipality_id_idx" ON "brief_opening"("municipality_id");

-- AddForeignKey
ALTER TABLE "brief_opening" ADD CONSTRAINT "brief_opening_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_opening" ADD CONSTRAINT "brief_opening_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

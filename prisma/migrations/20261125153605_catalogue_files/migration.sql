-- CreateTable
CREATE TABLE "catalogue_file" (
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "catalogue_file_pkey" PRIMARY KEY ("name")
);

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "cancelled_on" DATE,
ADD COLUMN     "cancelled_reason" TEXT,
ADD COLUMN     "closed_on" DATE;

alter table visit
  add constraint visit_says_why_cancelled
    check ((cancelled_on is null) = (cancelled_reason is null) and coalesce(btrim(cancelled_reason), '-') <> ''),
  add constraint visit_closed_or_cancelled check (closed_on is null or cancelled_on is null),
  add constraint visit_closed_with_a_report check (closed_on is null or btrim(coalesce(report, '')) <> ''),
  add constraint visit_cancelled_reason_size check (char_length(coalesce(cancelled_reason, '')) <= 4000);

-- A document of usual length stays whole in its row: unpacking its words was most of what a search in the database cost.
alter table indexed_document set (toast_tuple_target = 8160);

--liquibase formatted sql

--changeset capacity:places-of-the-active
--comment Only entries that are active take a place: a reorder may give the key of one that is done.
alter table capacity_entries drop constraint capacity_entries_place;
alter table capacity_entries add constraint capacity_entries_place
    exclude using btree (artisan_id with =, tenant_id with =, order_key with =)
    where (state in ('held', 'payment_pending', 'queued', 'in_production', 'blocked', 'curing')) deferrable initially immediate;

--changeset capacity:log-places
--comment Which entries a reorder gave another key, and by how much work it made them later: their history cannot be told from a range.
alter table capacity_log add column places jsonb;

--liquibase formatted sql

--changeset capacity:places-awaiting-consent
--comment What waits for its customer's consent takes a place like all that is active.
alter table capacity_entries drop constraint capacity_entries_place;
alter table capacity_entries add constraint capacity_entries_place
    exclude using btree (artisan_id with =, tenant_id with =, order_key with =)
    where (state in ('held', 'payment_pending', 'awaiting_consent', 'queued', 'in_production', 'blocked', 'curing'))
    deferrable initially immediate;

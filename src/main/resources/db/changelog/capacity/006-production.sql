--liquibase formatted sql

--changeset capacity:blocked-for
--comment What keeps the artisan from a piece that was started.
alter table capacity_entries add column blocked_cause text;
alter table capacity_entries add column blocked_reason text;
alter table capacity_entries add column blocked_until date;

--changeset capacity:awaiting-consent
--comment One more state in which a place is held: the indexes of those states are made anew.
create index capacity_entries_unfinished on capacity_entries (artisan_id, order_key)
    where state in ('held', 'payment_pending', 'awaiting_consent', 'queued', 'in_production', 'blocked', 'curing');
create index capacity_entries_held on capacity_entries (artisan_id, hold_expires_at)
    where state in ('held', 'payment_pending', 'awaiting_consent');
create index capacity_entries_overdue on capacity_entries (hold_expires_at)
    where state in ('held', 'payment_pending', 'awaiting_consent');
drop index capacity_entries_active;
drop index capacity_entries_holds;
drop index capacity_entries_overdue_holds;

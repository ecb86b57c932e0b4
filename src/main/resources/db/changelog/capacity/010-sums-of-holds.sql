--liquibase formatted sql

--changeset capacity:sums-of-holds
--comment What the holds of a queue add up to, run out or not, for as long as they are held: kept by every step, so that nobody reads them one by one.
alter table capacity_queues
    add column held                  integer not null default 0 check (held >= 0),
    add column held_minutes          bigint  not null default 0 check (held_minutes >= 0),
    add column held_expected_minutes bigint  not null default 0 check (held_expected_minutes >= 0),
    add column held_squares          bigint  not null default 0 check (held_squares >= 0);
-- the owner, too, stands before the wall, and has no tenant: while the rows are filled in, the wall lets owners through
alter table capacity_entries no force row level security;
alter table capacity_queues no force row level security;
update capacity_queues q
set held = h.held, held_minutes = h.minutes, held_expected_minutes = h.expected, held_squares = h.squares
from (select artisan_id, tenant_id, count(*) as held, sum(minutes) as minutes, sum(expected_minutes) as expected,
             sum(expected_minutes * expected_minutes) as squares
      from capacity_entries where state in ('held', 'payment_pending', 'awaiting_consent') group by artisan_id, tenant_id) h
where q.artisan_id = h.artisan_id and q.tenant_id = h.tenant_id;
alter table capacity_entries force row level security;
alter table capacity_queues force row level security;

--changeset capacity:by-artisan-and-shop
--comment What few entries of a queue are read one by one is found by all that they are asked by, so that no index over more of its entries looks as good.
drop index capacity_entries_held;
drop index capacity_entries_in_hand;
create index capacity_entries_held on capacity_entries (artisan_id, tenant_id, hold_expires_at)
    where state in ('held', 'payment_pending', 'awaiting_consent');
create index capacity_entries_in_hand on capacity_entries (artisan_id, tenant_id, order_key) where state in ('in_production', 'blocked');

--liquibase formatted sql

--changeset capacity:over-commitment
--comment Minutes promised beyond those for sale: hours were cut, or the window shrank by time. Kept by every step; what was logged last stands beside.
alter table capacity_queues add column over_committed_minutes bigint not null default 0 check (over_committed_minutes >= 0);
alter table capacity_queues add column over_committed_since timestamptz;
alter table capacity_queues add column over_committed_logged bigint not null default 0;
create index capacity_queues_over_committed on capacity_queues (artisan_id) where over_committed_minutes > 0;

--changeset capacity:others-wait
--comment How many wait for the artisan, so that admission can let nobody pass them without reading another table.
alter table capacity_queues add column waitlisted integer not null default 0 check (waitlisted >= 0);

--changeset capacity:look-at
--comment When time next does something to the queue that no command does: its midnight, or at once after a change that concerns those who wait.
alter table capacity_queues add column look_at timestamptz not null default 'epoch';
create index capacity_queues_look_at on capacity_queues (look_at);

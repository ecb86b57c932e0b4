--liquibase formatted sql

--changeset platform:outbox-attributes
--comment Headers of a record that is sent again, as JSON; they go before those that the relay would write. Null for everything else.
alter table outbox add column attributes text;

--changeset platform:dead-letters
--comment Records that could not be applied, until an operator has decided. A record that is delivered twice is one letter.
create table dead_letters (
    id            uuid        primary key,
    tenant_id     uuid        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    written_at    timestamptz not null,
    event_id      uuid        not null,
    key           text,
    type          text        not null,
    payload       text        not null,
    attributes    text        not null,
    reason        text        not null,
    attempts      int         not null,
    first_letter  uuid,
    buried_at     timestamptz not null,
    state         text        not null check (state in ('open', 'redriven', 'discarded')),
    decided_at    timestamptz,
    decided_by    text,
    note          text
);
create unique index dead_letters_place on dead_letters (topic, partition, record_offset, written_at);
create index dead_letters_state on dead_letters (state, id);
create index dead_letters_age on dead_letters (buried_at);
select protect_tenant_table('dead_letters');

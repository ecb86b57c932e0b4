--liquibase formatted sql

--changeset capacity:week-versions
--comment The weekly hours from a day on. An artisan without rows here has the hours of the queue row, since ever.
create table capacity_week_versions (
    tenant_id      uuid      not null,
    artisan_id     uuid      not null,
    valid_from     date      not null,
    weekly_minutes integer[] not null check (cardinality(weekly_minutes) = 7),
    primary key (artisan_id, tenant_id, valid_from),
    foreign key (artisan_id, tenant_id) references capacity_queues
);
select protect_tenant_table('capacity_week_versions');

--changeset capacity:special-days
--comment Days off, holidays and extra hours. The version is that of the terms since which they are so.
create table capacity_special_days (
    tenant_id  uuid    not null,
    artisan_id uuid    not null,
    id         uuid    not null,
    first_day  date    not null,
    last_day   date    not null check (last_day >= first_day),
    kind       text    not null,
    minutes    integer not null check (minutes between 0 and 1440),
    reason     text    not null,
    version    bigint  not null,
    constraint capacity_special_days_taken primary key (artisan_id, tenant_id, id),
    foreign key (artisan_id, tenant_id) references capacity_queues
);
select protect_tenant_table('capacity_special_days');

--changeset capacity:public-holidays
--comment Whose public holidays are days off; null for nobody's.
alter table capacity_queues
    add column holiday_country     text,
    add column holiday_subdivision text;

--liquibase formatted sql

--changeset capacity:end-before-payment
--comment When a hold would have been over without the payment under way, so that one that fails leaves no less. No row needs a value.
alter table capacity_entries add column end_before_payment timestamptz;

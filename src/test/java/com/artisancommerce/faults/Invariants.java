package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * What must be true of a shop's queues whatever happened to it, read from the database by the system role. Each rule is a query for what
 * breaks it; all of them see one snapshot.
 */
public final class Invariants {

    private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);

    /** The checkouts that ask one of the artisans, the orders that came of them, and all keys under which these send. */
    private static final String OURS = """
            with artisans as (select unnest(current_setting('invariants.artisans')::uuid[]) as id),
            ours as (
                select c.*, json_array_length(c.lines::json) as line_count from checkouts c
                where exists (select from json_array_elements(c.lines::json) line, artisans a
                              where (line ->> 'artisan')::uuid = a.id)),
            our_orders as (select o.* from orders o join ours c on c.id = o.checkout_id),
            our_keys as (select id::text from artisans union select id::text from ours union select id::text from our_orders)
            """;

    private static final String UNANSWERED = OURS + """
            select 'checkout ' || id from ours where status = 'reserving'
            union all
            select topic || ' ' || key from outbox where sent_at is null and key in (select id from our_keys)
            """;

    private static final Map<String, String> RULES = rules();
    private static final Map<String, String> HISTORY = history();

    private Invariants() {}

    /** Waits until everything is answered and sent, then checks every rule. */
    public static void hold(Connection system, UUID... artisans) {
        holdOfMadeUpQueues(system, artisans);
        check(system, artisans, HISTORY);
    }

    /** The same of queues that nobody has waited in: made up for a test, without a log. */
    static void holdOfMadeUpQueues(Connection system, UUID... artisans) {
        Awaitility.await("all checkouts answered, all events sent")
                .atMost(QUIET_WITHIN)
                .untilAsserted(() -> assertThat(broken(system, artisans, Map.of("answered", UNANSWERED)))
                        .isEmpty());
        check(system, artisans, RULES);
    }

    private static void check(Connection system, UUID[] artisans, Map<String, String> rules) {
        try {
            assertThat(broken(system, artisans, rules)).isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot check the invariants", e);
        }
    }

    private static Map<String, List<String>> broken(Connection system, UUID[] artisans, Map<String, String> rules)
            throws SQLException {
        system.setAutoCommit(false);
        try (Statement statement = system.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            String ids = Arrays.stream(artisans).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
            statement.execute("set local invariants.artisans = '" + ids + "'");
            Map<String, List<String>> broken = new LinkedHashMap<>();
            for (Map.Entry<String, String> rule : rules.entrySet()) {
                List<String> found = rows(statement, rule.getValue());
                if (!found.isEmpty()) {
                    broken.put(rule.getKey(), found);
                }
            }
            return broken;
        } finally {
            system.rollback();
        }
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    /** What the log must tell of every queue. */
    private static Map<String, String> history() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("every version of a queue has its hold or its line of the log; the first is its opening", """
                select format('%s: version %s, %s lines, %s holds', q.artisan_id, q.version, l.lines, h.holds)
                from capacity_queues q join artisans on artisans.id = q.artisan_id,
                lateral (select count(*) as lines, coalesce(max(version), 0) as last from capacity_log l
                         where l.artisan_id = q.artisan_id and l.tenant_id = q.tenant_id) l,
                lateral (select count(distinct (e.checkout_id, e.held_at)) as holds from capacity_entries e
                         where e.artisan_id = q.artisan_id and e.tenant_id = q.tenant_id) h
                where q.version - l.lines - h.holds not in (0, 1) or l.last > q.version
                """);
        rules.put("I8 the log leads every entry on a legal path to its state", """
                , steps as (
                    select l.entry_id, l.version, l.kind, e.state,
                           case l.kind when 'hold_extended' then 'held' when 'payment_failed' then 'held'
                                when 'payment_pending' then 'payment_pending' when 'consent_asked' then 'awaiting_consent'
                                when 'confirmed' then 'queued' when 'moved' then 'queued' when 'started' then 'in_production'
                                when 'unblocked' then 'in_production' when 'cured' then 'done'
                                when 'finished' then case when e.passive_minutes > 0 then 'curing' else 'done' end
                                else l.kind end as after
                    from capacity_log l join artisans on artisans.id = l.artisan_id join capacity_entries e on e.id = l.entry_id
                    where l.kind not in ('worked', 'overran', 'promised')),
                paths as (
                    select *, coalesce(lag(after) over w, 'held') as before, lead(version) over w is null as last
                    from steps window w as (partition by entry_id order by version))
                select format('%s by %s from %s to %s, is %s', entry_id, kind, before, after, state) from paths
                where (last and after <> state) or (before || ' ' || kind) not in (
                    'held hold_extended', 'held payment_pending', 'held consent_asked', 'held confirmed', 'held released',
                    'held expired', 'payment_pending payment_pending', 'payment_pending payment_failed', 'payment_pending confirmed', 'payment_pending released',
                    'payment_pending expired', 'awaiting_consent confirmed', 'awaiting_consent released', 'awaiting_consent expired',
                    'queued moved', 'queued started', 'queued cancelled', 'in_production blocked', 'in_production finished',
                    'in_production cancelled', 'blocked blocked', 'blocked unblocked', 'blocked cancelled', 'curing cured',
                    'curing cancelled')
                union all
                select format('%s is %s without a line', e.id, e.state)
                from capacity_entries e join artisans on artisans.id = e.artisan_id
                where e.state <> 'held' and not exists (select from capacity_log l where l.entry_id = e.id)
                """);
        rules.replaceAll((rule, query) -> OURS + query);
        return rules;
    }

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("I1 no more minutes are promised than are for sale", """
                select format('%s: %s of %s', q.artisan_id, a.minutes, s.minutes)
                from capacity_queues q join artisans on artisans.id = q.artisan_id,
                lateral (select coalesce(sum(e.minutes - e.worked_minutes), 0) as minutes from capacity_entries e
                         where e.artisan_id = q.artisan_id
                           and (e.state in ('queued', 'in_production', 'blocked')
                                or (e.state in ('held', 'payment_pending', 'awaiting_consent') and e.hold_expires_at > greatest(now(), q.as_of)))) a,
                lateral (select sum(q.weekly_minutes[extract(isodow from day)::int]) * round(q.utilisation_target * 10000) / 10000
                                as minutes
                         from generate_series(0, q.horizon_days - 1) as n,
                         lateral (select (now() at time zone q.time_zone)::date + n) as d(day)) s
                where a.minutes > s.minutes
                """);
        rules.put("I3 a checkout has one answer, and one order if it is confirmed, none otherwise", """
                select format('%s is %s, answered %s times, order %s', c.id, c.status, r.answers, o.id)
                from ours c left join our_orders o on o.checkout_id = c.id,
                lateral (select count(*) as answers from capacity_reservations r where r.checkout_id = c.id) r
                where r.answers <> 1 or (c.status = 'confirmed') <> (o.id is not null) or c.order_id is distinct from o.id
                """);
        rules.put("no checkout is held in part, and its entries say what it says", """
                select format('%s is %s with %s of %s entries: %s', c.id, c.status, count(e.id), c.line_count,
                              string_agg(e.state, ' '))
                from ours c left join capacity_entries e on e.checkout_id = c.id
                     and e.held_at = (select max(held_at) from capacity_entries last where last.checkout_id = c.id)
                group by c.id, c.status, c.line_count, c.order_id
                having count(e.id) not in (0, c.line_count)
                    or (c.status in ('reserved', 'payment_pending', 'awaiting_consent', 'confirmed', 'released') and count(e.id) = 0)
                    or (c.status = 'refused' and count(e.id) > 0)
                    or bool_or(e.order_id is distinct from c.order_id)
                    or bool_or(case when c.status = 'reserved' then e.state <> 'held'
                                    when c.status in ('expired', 'released', 'payment_pending', 'awaiting_consent')
                                    then e.state <> c.status
                                    when c.status = 'refunded' then e.state not in ('released', 'expired')
                                    else e.state in ('held', 'payment_pending', 'awaiting_consent', 'expired', 'released') end)
                """);
        rules.put("I4 every place that was given belongs to one entry", """
                select format('%s: %s entries, %s keys, tail %s', q.artisan_id, count(e.id), count(distinct e.order_key), q.tail_key)
                from capacity_queues q join artisans on artisans.id = q.artisan_id
                left join capacity_entries e on e.artisan_id = q.artisan_id
                group by q.artisan_id, q.tail_key
                having count(distinct e.order_key) <> count(e.id) or count(e.id) <> q.tail_key >> 20
                    or coalesce(max(e.order_key), 0) > q.tail_key
                """);
        rules.put("I4 the summary says what the entries say", """
                select format('%s: kept %s, entries say %s', q.artisan_id,
                              (q.waiting, q.in_hand, q.remaining_minutes, q.waiting_expected_minutes, q.sum_of_squares), e)
                from capacity_queues q join artisans on artisans.id = q.artisan_id,
                lateral (select count(*) filter (where state = 'queued') as waiting,
                                count(*) filter (where state <> 'queued') as in_hand,
                                coalesce(sum(remaining), 0) as minutes,
                                coalesce(sum(expected_minutes) filter (where state = 'queued'), 0) as expected,
                                coalesce(sum(expected_minutes * expected_minutes) filter (where state = 'queued'), 0) as squares
                         from (select state, expected_minutes, greatest(0, minutes - worked_minutes) as remaining from capacity_entries
                               where artisan_id = q.artisan_id and state in ('queued', 'in_production', 'blocked')) active) e
                where (q.waiting, q.in_hand, q.remaining_minutes, q.waiting_expected_minutes, q.sum_of_squares)
                      is distinct from (e.waiting, e.in_hand, e.minutes, e.expected, e.squares)
                """);
        rules.put("I4 the sums of the holds say what those entries say that are still held, run out or not", """
                select format('%s: kept %s, entries say %s', q.artisan_id,
                              (q.held, q.held_minutes, q.held_expected_minutes, q.held_squares), e)
                from capacity_queues q join artisans on artisans.id = q.artisan_id,
                lateral (select count(*) as held, coalesce(sum(minutes), 0) as minutes, coalesce(sum(expected_minutes), 0) as expected,
                                coalesce(sum(expected_minutes * expected_minutes), 0) as squares
                         from capacity_entries
                         where artisan_id = q.artisan_id and state in ('held', 'payment_pending', 'awaiting_consent')) e
                where (q.held, q.held_minutes, q.held_expected_minutes, q.held_squares)
                      is distinct from (e.held, e.minutes, e.expected, e.squares)
                """);
        rules.put("I8 an order says what its entries say, and its timeline has no gap", """
                select format('order %s is %s, last event %s of %s, entries: %s', o.id, o.state, o.last_sequence, t.events, e.states)
                from our_orders o,
                lateral (select count(*) as events, min(sequence) as first, max(sequence) as last
                         from order_timeline where order_id = o.id) t,
                lateral (select string_agg(oe.state || '/' || ce.state, ' ') as states, bool_and(oe.state = ce.state) as agree,
                                count(*) as entries, bool_and(oe.state = 'queued') filter (where oe.state <> 'cancelled') as queued,
                                bool_and(oe.state = 'done') filter (where oe.state <> 'cancelled') as done
                         from order_entries oe join capacity_entries ce on ce.id = oe.entry_id where oe.order_id = o.id) e
                where t.events <> o.last_sequence or t.last <> o.last_sequence or t.first <> 1 or not e.agree
                    or o.state <> case when e.queued is null then 'cancelled' when e.done then 'ready'
                                       when e.queued then 'placed' else 'in_production' end
                """);
        rules.put("I9 nothing went to a dead-letter topic", """
                select topic || ' ' || key || ' ' || payload from outbox
                where topic like '%.dead-letter' and key in (select id from our_keys)
                """);
        rules.replaceAll((rule, query) -> OURS + query);
        return rules;
    }
}

package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An artisan's queue as cards on a board, moved by hand: no keys, no sums, everything counted anew whenever it is asked. Slow, obvious, and
 * written without a look at the real one.
 */
final class CardBoard {
    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final List<Card> cards = new ArrayList<>();

    /** What became of a step. */
    enum Outcome {
        MOVED,
        NOTHING,
        REFUSED
    }

    /** One piece: where it hangs on the board is its place in the list. */
    static final class Card {
        final EntryId id;
        final long minutes;
        final long passive;
        final Instant taken;
        String column = "held";
        Instant until;
        /** The end that it had before the payment which is under way. */
        Instant untilUnpaid;

        long worked;
        boolean tidy = true;

        @Nullable
        String note;

        Card(EntryId id, long minutes, long passive, Instant taken) {
            this.id = id;
            this.minutes = minutes;
            this.passive = passive;
            this.taken = taken;
            this.until = taken.plus(HOLD);
            this.untilUnpaid = until;
        }

        boolean is(String... columns) {
            return List.of(columns).contains(column);
        }

        boolean unpaid() {
            return is("held", "payment_pending", "awaiting_consent");
        }

        boolean waits() {
            return unpaid() || is("queued");
        }

        boolean onTheTable() {
            return is("in_production", "blocked");
        }

        long left() {
            return worked > minutes ? 0 : minutes - worked;
        }
    }

    void hang(Card card) {
        cards.add(card);
    }

    List<Card> cards() {
        return cards;
    }

    Card card(EntryId id) {
        return cards.stream().filter(card -> card.id.equals(id)).findFirst().orElseThrow();
    }

    /** Time alone takes cards down. */
    void look(Instant now) {
        for (Card card : cards) {
            if (card.unpaid() && !now.isBefore(card.until)) {
                card.column = "expired";
                card.tidy = false;
            } else if (card.is("curing") && !now.isBefore(card.until)) {
                card.column = "done";
                card.tidy = false;
            }
        }
    }

    int position(EntryId id) {
        int position = 0;
        for (Card card : cards) {
            position += card.waits() ? 1 : 0;
            if (card.id.equals(id)) {
                return card.waits() ? position : 0;
            }
        }
        return 0;
    }

    /** Work before a card that waits. */
    long before(EntryId id) {
        long minutes = 0;
        boolean reached = false;
        for (Card card : cards) {
            reached |= card.id.equals(id);
            if (card.onTheTable() || (card.waits() && !reached)) {
                minutes += card.left();
            }
        }
        return minutes;
    }

    /** Work that somebody counts on. */
    long promised() {
        return cards.stream()
                .filter(card -> card.waits() || card.onTheTable())
                .mapToLong(Card::left)
                .sum();
    }

    Outcome extend(Card card, Instant now) {
        if (!card.is("held")) {
            return Outcome.REFUSED;
        }
        Instant until = earlier(now.plus(HOLD), card.taken.plus(LIMIT));
        if (!until.isAfter(card.until)) {
            return Outcome.NOTHING;
        }
        card.until = until;
        return Outcome.MOVED;
    }

    Outcome pending(Card card, Instant until) {
        if (!card.is("held", "payment_pending")) {
            return Outcome.REFUSED;
        }
        boolean longer = until.isAfter(card.until);
        if (card.is("held")) {
            card.untilUnpaid = card.until;
            put(card, "payment_pending");
        } else if (!longer) {
            return Outcome.NOTHING;
        }
        card.until = longer ? until : card.until;
        return Outcome.MOVED;
    }

    Outcome failed(Card card, Instant now) {
        if (card.is("payment_pending")) {
            Instant extended = earlier(now.plus(HOLD), card.taken.plus(LIMIT));
            card.until = extended.isAfter(card.untilUnpaid) ? extended : card.untilUnpaid;
            return put(card, "held");
        }
        return card.is("held") ? Outcome.NOTHING : Outcome.REFUSED;
    }

    Outcome askConsent(Card card, Instant until) {
        if (card.is("held")) {
            card.until = until;
            return put(card, "awaiting_consent");
        }
        return card.is("awaiting_consent") ? Outcome.NOTHING : Outcome.REFUSED;
    }

    Outcome confirm(Card card) {
        if (card.unpaid()) {
            return put(card, "queued");
        }
        return card.is("released", "expired", "cancelled") ? Outcome.REFUSED : Outcome.NOTHING;
    }

    Outcome release(Card card) {
        if (card.unpaid()) {
            return put(card, "released");
        }
        return card.is("released") ? Outcome.NOTHING : Outcome.REFUSED;
    }

    Outcome tidyUp(Card card, String column) {
        if (!card.is(column)) {
            return Outcome.REFUSED;
        }
        if (card.tidy) {
            return Outcome.NOTHING;
        }
        card.tidy = true;
        return Outcome.MOVED;
    }

    Outcome start(Card card) {
        if (card.is("queued")) {
            Card first =
                    cards.stream().filter(each -> each.is("queued")).findFirst().orElseThrow();
            return first == card ? put(card, "in_production") : Outcome.REFUSED;
        }
        return card.onTheTable() || card.is("curing", "done") ? Outcome.NOTHING : Outcome.REFUSED;
    }

    Outcome block(Card card, String note) {
        if (!card.onTheTable()) {
            return Outcome.REFUSED;
        }
        if (note.equals(card.note)) {
            return Outcome.NOTHING;
        }
        put(card, "blocked");
        card.note = note;
        return Outcome.MOVED;
    }

    Outcome resume(Card card) {
        if (card.is("blocked")) {
            return put(card, "in_production");
        }
        return card.is("in_production") ? Outcome.NOTHING : Outcome.REFUSED;
    }

    Outcome worked(Card card, long minutes, boolean correction) {
        if (!card.onTheTable() || (minutes < card.worked && !correction)) {
            return Outcome.REFUSED;
        }
        boolean same = minutes == card.worked;
        card.worked = minutes;
        return same ? Outcome.NOTHING : Outcome.MOVED;
    }

    Outcome finish(Card card, Instant now) {
        if (!card.is("in_production")) {
            return card.is("curing", "done") ? Outcome.NOTHING : Outcome.REFUSED;
        }
        card.until = now.plus(Duration.ofMinutes(card.passive));
        return put(card, card.passive > 0 ? "curing" : "done");
    }

    Outcome cancel(Card card) {
        if (card.is("cancelled")) {
            return Outcome.NOTHING;
        }
        return card.is("queued", "in_production", "blocked", "curing") ? put(card, "cancelled") : Outcome.REFUSED;
    }

    /** Takes cards off the board and hangs them before another, or at the end. */
    Outcome rearrange(List<EntryId> moved, @Nullable EntryId before) {
        boolean clear = new HashSet<>(moved).size() == moved.size() && (before == null || !moved.contains(before));
        if (!clear
                || !moved.stream().allMatch(id -> card(id).is("queued"))
                || (before != null && !card(before).waits())) {
            return Outcome.REFUSED;
        }
        List<Card> waiting = new ArrayList<>(cards.stream().filter(Card::waits).toList());
        List<Card> was = List.copyOf(waiting);
        List<Card> taken = moved.stream().map(this::card).toList();
        waiting.removeAll(taken);
        waiting.addAll(before == null ? waiting.size() : waiting.indexOf(card(before)), taken);
        List<Card> order = new ArrayList<>(waiting);
        cards.replaceAll(card -> card.waits() ? order.removeFirst() : card);
        return waiting.equals(was) ? Outcome.NOTHING : Outcome.MOVED;
    }

    private static Outcome put(Card card, String column) {
        card.column = column;
        card.note = null;
        card.tidy = true;
        return Outcome.MOVED;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

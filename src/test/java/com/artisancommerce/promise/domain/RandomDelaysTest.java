package com.artisancommerce.promise.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.DelayNotice.Silence;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.Outcome;
import com.artisancommerce.promise.Promise;
import com.artisancommerce.promise.PromiseEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of random lives of a promise. The model beside the ledger remembers nothing but what was told and entered, and answers every
 * question by going through all of it from the start.
 */
class RandomDelaysTest {

    private static final Instant START = Instant.parse("2027-06-01T08:00:00Z");
    private static final LocalDate PROMISED = LocalDate.of(2027, 6, 10);
    private static final int LIVES = 400;
    private static final int STEPS = 40;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300, 4000, 50_000})
    void everyLifeIsLegal(long seed) {
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            new Life(random).live();
        }
    }

    private static final class Life {
        private final Random random;
        private final DelayPolicy policy;
        private final Model model = new Model();
        private Ledger ledger = Ledger.open(new EntryId(new UUID(0, 1)), PROMISED);
        private Instant now = START;
        private int ids;

        Life(Random random) {
            this.random = random;
            this.policy = new DelayPolicy(random.nextInt(91), 1 + random.nextInt(14), 1);
        }

        void live() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(72)));
                take();
            }
        }

        private void take() {
            Ledger before = ledger;
            @Nullable NoticeState met = model.newestAt(now);
            int kind = random.nextInt(12);
            Step step = step(kind);
            if (step instanceof Step.Moved moved) {
                moved.events().forEach(event -> model.hear(event, now, before));
                ledger = moved.ledger();
            }
            checkAnswer(kind, met, step);
            model.agreesWith(ledger);
            assertThat(ledger.first()).isEqualTo(before.first());
            assertThat(ledger.current()).isAfterOrEqualTo(before.current());
            if (before.outcome() != null) {
                assertThat(ledger.current()).isEqualTo(before.current());
                assertThat(ledger.notice()).isEqualTo(before.notice());
            }
        }

        private Step step(int kind) {
            NoticeId next = new NoticeId(new UUID(1, ids++));
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            return switch (kind) {
                case 0 -> ledger.accept(now);
                case 1 -> ledger.cancel(now);
                case 2 -> ledger.settle(now);
                case 3 -> random.nextInt(8) == 0 ? ledger.finished(today, now) : ledger.settle(now);
                case 4 -> random.nextInt(8) == 0 ? ledger.calledOff(now) : ledger.settle(now);
                case 5 -> random.nextInt(8) == 0 ? ledger.delivered(today, ledger.first(), now) : ledger.settle(now);
                case 6 ->
                    new Announcements(policy, now)
                            .announce(ledger, random.nextBoolean() ? null : someDay(today), "Ill.", next);
                default -> new Announcements(policy, now).look(ledger, outlook(today), next);
            };
        }

        private Outlook outlook(LocalDate today) {
            if (random.nextInt(6) == 0) {
                Risk risk = today.isAfter(ledger.current()) || random.nextBoolean() ? Risk.LATE : Risk.AT_RISK;
                return new Outlook(today, null, risk, "No hours.");
            }
            LocalDate p50 = today.plusDays(random.nextInt(30));
            DateEstimate delivery = new DateEstimate(p50, p50.plusDays(random.nextInt(20)));
            return new Outlook(today, delivery, Risk.of(p50.isAfter(ledger.current()), random.nextDouble()), "Slow.");
        }

        private LocalDate someDay(LocalDate today) {
            return today.plusDays(random.nextInt(60));
        }

        private static void checkAnswer(int kind, @Nullable NoticeState met, Step step) {
            if (kind > 1) {
                return;
            }
            boolean open = met != null && met.isOpen();
            boolean repeated = kind == 0 ? met instanceof NoticeState.Accepted : met instanceof NoticeState.Cancelled;
            if (open) {
                assertThat(step).isInstanceOf(Step.Moved.class);
            } else {
                assertThat(step).isInstanceOf(repeated ? Step.Unchanged.class : Step.Refused.class);
            }
        }
    }

    /** Everything that was ever said, in order. */
    private static final class Model {
        private final Map<NoticeId, List<NoticeState>> notices = new LinkedHashMap<>();
        private final List<Promise> promises = new ArrayList<>();
        private @Nullable DelayNotice newest;

        void hear(PromiseEvent event, Instant now, Ledger before) {
            DelayNotice notice = event.notice();
            List<NoticeState> path = notices.computeIfAbsent(notice.id(), id -> new ArrayList<>());
            path.add(notice.state());
            switch (event) {
                case PromiseEvent.Announced announced -> {
                    assertThat(path).containsExactly(new NoticeState.Open());
                    assertThat(openNow()).as("one open notice at a time").isEqualTo(1);
                    assertThat(notice.newDate() == null || notice.newDate().isAfter(before.current()))
                            .isTrue();
                    newest = notice;
                }
                case PromiseEvent.Delayed delayed -> {
                    assertThat(needsConsent(notice) && notice.state() instanceof NoticeState.StoodBySilence)
                            .isFalse();
                    promises.add(delayed.promise());
                    assertThat(delayed.promise().number()).isEqualTo(promises.size() + 1);
                    newest = notice;
                }
                case PromiseEvent.CalledOff off -> newest = notice;
                case PromiseEvent.Withdrawn withdrawn -> newest = notice;
            }
            assertThat(path).hasSizeLessThanOrEqualTo(2);
            boolean silent = notice.state() instanceof NoticeState.StoodBySilence
                    || notice.state() instanceof NoticeState.Lapsed;
            assertThat(silent)
                    .as("silence counts from the deadline on")
                    .isEqualTo(silent && !now.isBefore(notice.answerBy()));
        }

        private boolean needsConsent(DelayNotice notice) {
            return notice.silence() == Silence.REFUNDS || !promises.isEmpty() || notice.newDate() == null;
        }

        private long openNow() {
            return notices.values().stream()
                    .filter(path -> path.getLast().isOpen())
                    .count();
        }

        @Nullable
        NoticeState newestAt(Instant now) {
            return newest == null ? null : newest.stateAt(now);
        }

        void agreesWith(Ledger ledger) {
            LocalDate current = PROMISED;
            for (Promise promise : promises) {
                current = promise.date() == null ? current : promise.date();
            }
            assertThat(ledger.current()).isEqualTo(current);
            assertThat(ledger.delays()).isEqualTo(promises.size());
            assertThat(ledger.notice()).isEqualTo(newest);
            assertThat(ledger.openEnded())
                    .isEqualTo(!promises.isEmpty() && promises.getLast().date() == null);
            if (ledger.outcome() != null) {
                assertThat(openNow()).isZero();
            } else if (ledger.status() == Risk.LATE && openNow() == 0) {
                assertThat(ledger.openEnded()).isTrue();
            }
            boolean calledOff = newest != null
                    && (newest.state() instanceof NoticeState.Cancelled
                            || newest.state() instanceof NoticeState.Lapsed);
            assertThat(calledOff && ledger.outcome() != Outcome.CANCELLED_LATE).isFalse();
        }
    }
}

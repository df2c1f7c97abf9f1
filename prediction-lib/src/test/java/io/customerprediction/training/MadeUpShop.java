package io.customerprediction.training;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Made-up shops whose customers' rhythm is known; each customer begins within the first two and a half years. */
enum MadeUpShop {
    /** A gap of 30 days, give or take two; 15 % leave in a year. */
    SUBSCRIBERS {
        @Override
        void buy(int first, SplittableRandom random, Set<Integer> days) {
            double stay = Math.pow(0.85, 30 / 365.0);
            double day = first;
            days.add(first);
            while (day < LAST && random.nextDouble() < stay) {
                day += 30 + 2 * normal(random);
                days.add((int) Math.round(day));
            }
        }
    },
    /** Eight in ten on their weekday, one a day before or after; a tenth of the weeks without a purchase. */
    WEEKLY {
        @Override
        void buy(int first, SplittableRandom random, Set<Integer> days) {
            for (int day = first; day < LAST && random.nextDouble() > 0.004; day += 7) {
                double where = random.nextDouble();
                if (random.nextDouble() > 0.1) {
                    days.add(day + (where < 0.8 ? 0 : where < 0.9 ? 1 : -1));
                }
            }
        }
    },
    /** Once a year about the same day, 15 % fewer each year. */
    YEARLY {
        @Override
        void buy(int first, SplittableRandom random, Set<Integer> days) {
            double jitter = 5 + 20 * random.nextDouble();
            for (double day = first; day < LAST && random.nextDouble() < 0.85; day += 365.25) {
                days.add((int) (day + jitter * normal(random)));
            }
        }
    },
    /** A rate of their own, at random; 8 % leave at each purchase. */
    RANDOM {
        @Override
        void buy(int first, SplittableRandom random, Set<Integer> days) {
            double rate = Math.exp(-4.2 + normal(random));
            double day = first;
            while (day < LAST) {
                days.add((int) day);
                if (random.nextDouble() < 0.08) {
                    return;
                }
                day += 1 - Math.log(1 - random.nextDouble()) / rate;
            }
        }
    };

    /** What is known ends here; the shop goes on for more than a year. */
    static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);

    private static final int FIRST = (int) LocalDate.of(2022, 1, 1).toEpochDay();
    private static final int LAST = (int) LocalDate.of(2025, 8, 1).toEpochDay();
    private static final int NEWCOMERS_DAYS = 900;

    abstract void buy(int first, SplittableRandom random, Set<Integer> days);

    PurchaseLog log(int customers, long seed) {
        PurchaseLogBuilder log = new PurchaseLogBuilder();
        SplittableRandom random = new SplittableRandom(seed);
        for (int c = 0; c < customers; c++) {
            Set<Integer> days = new TreeSet<>();
            buy(FIRST + random.nextInt(NEWCOMERS_DAYS), random.split(), days);
            for (int day : days) {
                if (day >= FIRST && day <= LAST) {
                    log.add("c" + c, LocalDate.ofEpochDay(day), BigDecimal.valueOf(10L + random.nextInt(40)), 1);
                }
            }
        }
        return log.build(true, true);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}

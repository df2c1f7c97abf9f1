package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.history.CustomerHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Orders that arrive while the process is killed again and again, as by a power cut, and data sets are being made. */
class ArrivalsCrashTest {
    private static final int THREADS = 3;
    private static final int CUSTOMERS = 5;
    private static final int DAY = 20_000;
    private static final long EURO = 1_000_000;

    /** Stores orders from several threads, says each that is stored, and makes data sets meanwhile; until it is killed. */
    static final class Killed {
        public static void main(String[] arguments) {
            int round = Integer.parseInt(arguments[1]);
            Store store = Store.open(arguments[0], "sa", "", Clock.systemUTC());
            System.out.println("ready");
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                new Thread(() -> {
                            for (int k = 0; ; k++) {
                                String number = round + "-" + thread + "-" + k;
                                int customer = (thread + k) % CUSTOMERS;
                                store.arrivals().add("shop", List.of(order(number, customer)), null, made -> "");
                                synchronized (System.out) {
                                    System.out.println(number + " " + customer);
                                }
                            }
                        })
                        .start();
            }
            while (true) {
                store.mergeArrivals(customers -> {});
            }
        }
    }

    private static ArrivingOrder order(String number, int customer) {
        String id = "c" + customer;
        return new ArrivingOrder(
                OrderKeys.order("shop", id, number, ""), id, new Sale(DAY, EURO), false, List.of(), null);
    }

    @Test
    void whatWasSaidToBeStoredIsThereOnceAfterThreeKills() throws Exception {
        kill(3, 20_251_130);
    }

    private static void kill(int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        Address address = TestDatabase.H2.fresh();
        Map<String, Integer> stored = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            Process process = StoreTest.process(Killed.class.getName(), address.url(), String.valueOf(round));
            BufferedReader out = process.inputReader();
            assertThat(out.readLine()).isEqualTo("ready");
            stored.putAll(until(out, process, 300 + random.nextInt(1_500)));
            try (Store store = address.open(Clock.systemUTC())) {
                assertAllIsStoredOnce(store, stored);
            }
        }
        assertThat(stored).hasSizeGreaterThan(rounds * 10);
    }

    /** The orders that were said to be stored before the process was killed. */
    private static Map<String, Integer> until(BufferedReader out, Process process, int millis) throws IOException {
        Thread killer = new Thread(() -> {
            try {
                process.waitFor(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.toHandle().destroyForcibly(); // unlike the process itself, keeps its output
        });
        killer.start();
        Map<String, Integer> said = new TreeMap<>();
        String line;
        while ((line = out.readLine()) != null) {
            String[] words = line.split(" ", -1);
            // The last line may be cut by the kill.
            if (words.length == 2 && words[1].length() == 1) {
                said.put(words[0], Integer.parseInt(words[1]));
            }
        }
        return said;
    }

    /** All that was said is there; sending everything once more changes nothing, so it is there once. */
    private static void assertAllIsStoredOnce(Store store, Map<String, Integer> stored) {
        List<ArrivingOrder> again = new ArrayList<>();
        stored.forEach((number, customer) -> again.add(order(number, customer)));
        store.arrivals().add("shop", again, null, outcomes -> {
            assertThat(outcomes).as("orders that were lost").containsOnly(ArrivingOrder.Outcome.DUPLICATE);
            return "";
        });
        long counted = 0;
        long paid = 0;
        for (int c = 0; c < CUSTOMERS; c++) {
            CustomerHistory history = store.history("c" + c).orElseThrow();
            counted += history.orders(0);
            paid += Math.round(history.amount(0));
        }
        // Beside what was said there is at most one order of each thread and round that was stored just before the
        // kill.
        long rounds = stored.keySet().stream()
                .map(number -> number.split("-", -1)[0])
                .distinct()
                .count();
        assertThat(counted).isEqualTo(paid).isBetween((long) stored.size(), stored.size() + rounds * THREADS);
    }
}

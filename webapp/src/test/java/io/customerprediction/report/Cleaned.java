package io.customerprediction.report;

import io.customerprediction.transactions.CleaningReport;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** A cleaning report as tests need one. */
final class Cleaned {
    static final CleaningReport REPORT = new CleaningReport(
            "customer_id,timestamp,amount,order_id",
            "0".repeat(64),
            1_000,
            990,
            new TreeMap<>(Map.of("missing customer id", 7L, "zero amount", 3L)),
            new TreeMap<>(Map.of("return", 12L)),
            LocalDate.of(2021, 1, 1),
            LocalDate.of(2022, 2, 4));

    private Cleaned() {}
}

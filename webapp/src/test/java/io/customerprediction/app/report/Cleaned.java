package io.customerprediction.app.report;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cleaning report as tests need one. */
final class Cleaned {
    static final CleaningReport REPORT = new CleaningReport(
            "uniform (customer_id, timestamp, amount, order_id)",
            new Reading("UTF-8", "comma", new TreeMap<>(Map.of("customer", "customer_id")), "ISO", true, true),
            "0".repeat(64),
            new RowCounts(
                    1_000,
                    990,
                    new TreeMap<>(Map.of("missing customer id", 7L, "zero amount", 3L)),
                    0,
                    new TreeMap<>(Map.of("return", 12L))),
            List.of(new Example("missing customer id", 17, "customer_id", "")),
            LocalDate.of(2021, 1, 1),
            LocalDate.of(2022, 2, 4));

    private Cleaned() {}
}

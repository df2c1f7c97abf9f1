package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCounts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The import summary is read by programs of others: its names, their order and their form are fixed. */
class CleaningJsonTest {
    @Test
    void allFieldsOfTheImportSummaryStandAtTheirFixedPlaces() {
        CleaningReport report = new CleaningReport(
                "uniform",
                new Reading("UTF-8", "comma", new TreeMap<>(Map.of("customer", "id")), "ISO", true, false),
                "ab",
                new RowCounts(10, 7, new TreeMap<>(Map.of("zero amount", 3L)), 1, new TreeMap<>(Map.of("return", 2L))),
                List.of(new Example("zero amount", 17, "amount", "0")),
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2022, 2, 4));
        assertThat(CleaningJson.write(Path.of("shop", "log.csv"), report)).isEqualTo("""
                {
                  "file" : "log.csv",
                  "layout" : "uniform",
                  "reading" : {
                    "encoding" : "UTF-8",
                    "delimiter" : "comma",
                    "columns" : {
                      "customer" : "id"
                    },
                    "dates" : "ISO",
                    "amounts" : true,
                    "orders" : false,
                    "decisions" : [ ],
                    "doubts" : [ ],
                    "currency" : ""
                  },
                  "sha256" : "ab",
                  "rows_read" : 10,
                  "rows_kept" : 7,
                  "set_aside" : {
                    "zero amount" : 3
                  },
                  "duplicated_orders" : 1,
                  "noted" : {
                    "return" : 2
                  },
                  "examples" : [ {
                    "reason" : "zero amount",
                    "line" : 17,
                    "column" : "amount",
                    "value" : "0"
                  } ],
                  "first_day" : "2021-01-01",
                  "last_day" : "2022-02-04"
                }
                """);
    }
}

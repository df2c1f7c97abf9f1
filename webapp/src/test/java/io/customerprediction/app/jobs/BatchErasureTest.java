package io.customerprediction.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.jobs.IdSearch.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchErasureTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, 'customer,day\n ADA@Example.COM,2024-01-01\n', FOUND",
        "ada@example.com, 'customer,day\nada@example.co,2024-01-01\n', ABSENT",
        "aab, 'x aaab-aab y', FOUND",
        "abab, 'ab abaa bab', ABSENT",
        "17850, '17850.0;5', FOUND",
        "'say ''so'' \"now\" please', 'x \"say ''so'' \"\"now\"\" please\" y', FOUND",
        "Ümlaut, 'Ümlaut', FOUND",
        "日本, 'anything', UNKNOWN"
    })
    void anIdIsFoundInTextHoweverItIsWritten(String customer, String text, Result found) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), text);
        assertThat(new IdSearch(customer).in(file)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|customer;10;21;C1;x1|ABSENT",
                "1|1|FOUND",
                "1|1;a|FOUND",
                "1|a;1|FOUND",
                "1|11 1.0|FOUND",
                "abab|xabab ababab|ABSENT",
                "abab|ababab,abab|FOUND",
                "C1|„C1“|FOUND",
                "C1|C12 c1|FOUND",
            })
    void anIdIsNotFoundInsideOfAWordOrNumber(String customer, String text, Result found) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), text);
        assertThat(new IdSearch(customer).in(file)).isEqualTo(found);
    }

    @Test
    void packedFilesAndOtherCodesCannotBeSearched() throws IOException {
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("customer\nada\n".getBytes(StandardCharsets.UTF_8));
        }
        Path wide = Files.writeString(folder.resolve("wide"), "customer\nada\n", StandardCharsets.UTF_16LE);
        IdSearch search = new IdSearch("ada");
        assertThat(search.in(packed)).isEqualTo(Result.UNKNOWN);
        assertThat(search.in(wide)).isEqualTo(Result.UNKNOWN);
        assertThat(search.in(folder.resolve("none"))).isEqualTo(Result.ABSENT);
    }

    @Test
    void rowsOfTheCustomerAreTakenOutOfTheResults() throws IOException {
        BatchFiles files = new BatchFiles(folder);
        Files.writeString(files.predictions(), "customer_id,cluster\r\n'=ada,1\r\n1,2\r\nada,3\r\n\"b,\"\"c\",1\r\n");
        assertThat(new BatchErasure("=ada").erase(files)).isTrue();
        assertThat(Files.readString(files.predictions()))
                .isEqualTo("customer_id,cluster\r\n1,2\r\nada,3\r\n\"b,\"\"c\",1\r\n");
        assertThat(new BatchErasure("2").erase(files)).isFalse();
        assertThat(new BatchErasure("1").erase(files)).isTrue();
        assertThat(Files.readString(files.predictions()))
                .isEqualTo("customer_id,cluster\r\nada,3\r\n\"b,\"\"c\",1\r\n");
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(files.predictions());
        }
    }
}

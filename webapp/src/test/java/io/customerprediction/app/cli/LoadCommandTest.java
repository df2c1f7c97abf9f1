package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyCustomerOfTheLogIsInTheDatabaseWithAPrediction() throws IOException {
        Path log = new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv"));
        Outcome outcome = load(log);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("customers are in the database, predicted as of");
        try (Store store = Store.open(url(), "sa", "", Clock.systemUTC())) {
            Scoring scoring = store.customers().orElseThrow().scoring();
            assertThat(scoring.customers()).isBetween(50, 60);
            assertThat(scoring.dataSet().name()).isEqualTo("shop.csv");
            assertThat(scoring.model()).isEqualTo(TestModel.PREDICTOR.model());
        }
    }

    @Test
    void theSameLogAgainIsNotLoadedTwiceButAnotherDateIs() throws IOException {
        Path log = new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv"));
        load(log);
        assertThat(load(log).out()).contains("in the database already");
        assertThat(load(log, "--as-of=2021-04-01").out()).contains("predicted as of 2021-04-01");
        try (Store store = Store.open(url(), "sa", "", Clock.systemUTC())) {
            assertThat(store.scorings()).extracting(Scoring::asOf).hasSize(2).startsWith(LocalDate.of(2021, 4, 1));
        }
    }

    @Test
    void anotherLogReplacesTheCustomersOnlyWithReplace() throws IOException {
        load(new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv")));
        Path other = new MadeUpShop(50, 160, 4).write(folder.resolve("other.csv"));
        Outcome rejected = load(other);
        assertThat(rejected.exitCode()).isEqualTo(2);
        assertThat(rejected.err().lines())
                .last()
                .asString()
                .contains("customers of shop.csv (2021-01-0", "other.csv", "--replace");
        assertThat(dataSet().name()).isEqualTo("shop.csv");
        assertThat(load(other, "--replace").exitCode()).isZero();
        assertThat(dataSet().name()).isEqualTo("other.csv");
    }

    @Test
    void whatALoadReplacedIsBroughtBack() throws IOException {
        load(new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv")));
        assertThat(undo().err()).contains("There is no load that can be undone");
        load(new MadeUpShop(50, 160, 4).write(folder.resolve("other.csv")), "--replace");
        Outcome undone = undo();
        assertThat(undone.exitCode()).as(undone.err()).isZero();
        assertThat(undone.out())
                .contains("Undone: the load of other.csv at ", "customers of shop.csv (2021-01-0", "predicted as of");
        assertThat(dataSet().name()).isEqualTo("shop.csv");
        assertThat(undo().exitCode()).isEqualTo(2);
        assertThat(Outcome.of("load", "--undo", "--replace", "--database-url=" + url())
                        .exitCode())
                .isEqualTo(2);
    }

    private Outcome undo() {
        return Outcome.of(
                "load", "--undo", "--models=" + TestModel.save(folder.resolve("models")), "--database-url=" + url());
    }

    @Test
    void theSameLogWithMoreDaysIsLoadedAndWithFewerIsNot() throws IOException {
        MadeUpShop shop = new MadeUpShop(60, 160, 3);
        List<TransactionRow> early = shop.transactions().stream()
                .filter(t -> Objects.requireNonNull(t.day()).isBefore(MadeUpShop.START.plusDays(130)))
                .toList();
        Path before = MadeUpShop.write(early, folder.resolve("may.csv"));
        Path after = shop.write(folder.resolve("june.csv"));
        load(before);
        assertThat(load(after).exitCode()).isZero();
        assertThat(dataSet().name()).isEqualTo("june.csv");
        assertThat(load(before).exitCode()).isEqualTo(2);
    }

    @Test
    void aModelTestedOnAnotherLogGivesAWarning() throws IOException {
        Path log = new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv"));
        assertThat(load(log).out())
                .contains("was not tested on this log", "another log", "train --transactions " + log);
    }

    @Test
    void attributesAreAddedWithALogOrAlone() throws IOException {
        Path log = new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv"));
        load(log);
        String customer;
        try (Store store = Store.open(url(), "sa", "", Clock.systemUTC())) {
            customer = store.customers().orElseThrow().sample(1).get(0).id();
        }
        Path people = Files.writeString(
                folder.resolve("people.csv"), "customer_id,name,email\n" + customer + ",Ada,a@example.org\nx,y,z\n");

        Outcome alone = Outcome.of("load", "--attributes=" + people, "--database-url=" + url());

        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(alone.out())
                .contains("Attributes of 1 customers are stored, from 2 rows: name (name), email (email)")
                .contains("Rows left out: 1 of customers without a purchase");
        assertThat(load(log, "--attributes=" + people).out()).contains("Attributes of 1 customers are stored");
        try (Store store = Store.open(url(), "sa", "", Clock.systemUTC())) {
            assertThat(store.attributes().of(customer)).hasSize(2);
        }
    }

    private DataSet dataSet() {
        try (Store store = Store.open(url(), "sa", "", Clock.systemUTC())) {
            return store.customers().orElseThrow().scoring().dataSet();
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsOneClearLine() throws IOException {
        Path log = new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv"));
        Outcome outcome = Outcome.of(
                "load",
                "--transactions=" + log,
                "--models=" + TestModel.save(folder.resolve("models")),
                "--database-url=jdbc:postgresql://127.0.0.1:1/none");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
    }

    private Outcome load(Path log, String... more) {
        String[] arguments = {
            "load",
            "--transactions=" + log,
            "--models=" + TestModel.save(folder.resolve("models")),
            "--database-url=" + url()
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Outcome.of(all);
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("customers");
    }
}

package io.customerprediction.app.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeMeaning;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeFileTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Store store = TestStore.filled();

    private final List<String> customers = new ArrayList<>();

    @BeforeEach
    void findCustomers() {
        store.forEachCustomer(store.dataSet().orElseThrow(), (number, id, history) -> customers.add(id));
    }

    private AttributeFile.Report load(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("people"), text);
        return AttributeFile.load(file, 1 << 20, store);
    }

    @ParameterizedTest
    @CsvSource({
        "customer_id,First Name,Last Name,E-Mail,Phone,Country",
        "Kundennummer,Vorname,Nachname,E-Mail-Adresse,Telefon,Land",
        "Numéro client,Prénom,Nom,Courriel,Téléphone,Pays",
        "id_cliente,Nombre,Apellidos,Correo electrónico,Teléfono,País",
        "Codice cliente,Nome,Cognome,Indirizzo email,Telefono,Paese"
    })
    void columnsAreUnderstoodInSeveralLanguages(
            String id, String first, String last, String email, String phone, String country) throws IOException {
        AttributeHeader header = AttributeHeader.of(List.of(id, first, last, email, phone, country));
        assertThat(header.customer()).isZero();
        assertThat(header.columns())
                .extracting(AttributeColumn::meaning)
                .contains(AttributeMeaning.EMAIL, AttributeMeaning.PHONE, AttributeMeaning.COUNTRY)
                .contains(AttributeMeaning.FIRST_NAME, AttributeMeaning.LAST_NAME);
    }

    @Test
    void whereThereIsNoIdTheAddressIsTheId() throws IOException {
        AttributeHeader header = AttributeHeader.of(List.of("name", "email"));
        assertThat(header.customer()).isEqualTo(1);
        assertThat(header.columns())
                .extracting(AttributeColumn::meaning)
                .containsExactly(AttributeMeaning.NAME, AttributeMeaning.EMAIL);
    }

    @Test
    void rowsAndColumnsThatCannotBeUsedAreCounted() throws IOException {
        AttributeFile.Report report = load("customer_id,name,note,,Note\n"
                + customers.get(0) + ",Ada," + "x".repeat(400) + ",1,2\n"
                + " " + customers.get(1) + " ,\"Bob\n  the Builder\",,,\n"
                + ",Nobody,,,\n");

        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.added().customers()).isEqualTo(2);
        assertThat(report.withoutId()).isEqualTo(1);
        assertThat(report.shortened()).isEqualTo(1);
        assertThat(report.leftOut()).hasSize(2).contains("Note");
        assertThat(store.attributes().of(customers.get(0)))
                .extracting(attribute -> attribute.value().length())
                .containsExactly(3, CustomerAttributes.MAX_VALUE);
        assertThat(store.attributes().of(customers.get(1)))
                .extracting(CustomerAttributes.Attribute::value)
                .containsExactly("Bob the Builder");
    }

    @Test
    void aFileOfJsonIsReadToo() throws IOException {
        assertThat(load("[{\"customer_id\":\"" + customers.get(0) + "\",\"name\":\"Ada\"}]")
                        .added()
                        .customers())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedAndTheStoreIsFree() throws IOException {
        assertThatThrownBy(() -> load("first,second\n1,2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("name it customer_id");
        StringBuilder wide = new StringBuilder("customer_id");
        for (int i = 0; i <= CustomerAttributes.MOST_COLUMNS; i++) {
            wide.append(",column").append(i);
        }
        assertThatThrownBy(() -> load(wide + "\n" + customers.get(0) + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most " + CustomerAttributes.MOST_COLUMNS);
        assertThat(load("customer_id,name\n" + customers.get(0) + ",Ada\n")
                        .added()
                        .customers())
                .isEqualTo(1);
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(AttributeFile.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(AttributeFile.cut("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    }
}

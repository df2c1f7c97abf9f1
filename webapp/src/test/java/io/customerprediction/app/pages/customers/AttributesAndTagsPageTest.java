package io.customerprediction.app.pages.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.pages.Assets;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Keys;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.access.AuditEntry;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, addresses and tags of customers, as analysts and viewers see them. */
class AttributesAndTagsPageTest {
    private static final String EMAIL = "ada.lovelace@example.org";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final Map<Role, String> keys = new LinkedHashMap<>();
    private Store store;
    private TestServer server;
    private TestServer closed;
    private Visitor visitor;
    private String ada;
    private String other;

    @BeforeEach
    void start() throws IOException {
        store = TestStore.empty();
        TestStore.scoreAsOf(store, TestModel.AS_OF);
        server = TestServer.start(folder.resolve("logs"), store);
        visitor = new Visitor(server);
        Path access = folder.resolve("access");
        for (Role role : List.of(Role.VIEWER, Role.ANALYST)) {
            Keys.NewKey made = Keys.make(role.key(), role, Instant.EPOCH, null, "");
            new AccountFile(access).change(register -> register.with(made.key()));
            keys.put(role, made.text());
        }
        closed = TestServer.start(
                folder.resolve("closed"),
                Optional.of(TestModel.PREDICTOR),
                Optional.of(store),
                Map.of("access", access.toString()));
        List<CustomerRow> customers = store.customers()
                .orElseThrow()
                .page(new CustomerQuery(CustomerFilter.ALL, CustomerSort.ID, false, 2, null))
                .customers();
        ada = customers.get(0).id();
        other = customers.get(1).id();
    }

    @AfterEach
    void close() {
        server.close();
        closed.close();
        store.close();
    }

    private HttpResponse<String> upload(String text) {
        Matcher token = TOKEN.matcher(visitor.get("/attributes").body());
        assertThat(token.find()).isTrue();
        return visitor.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/attributes"))
                .header("Content-Type", "multipart/form-data; boundary=" + Visitor.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(Visitor.multipart(
                        "people.csv", text.getBytes(StandardCharsets.UTF_8), Map.of("token", token.group(1))))));
    }

    private HttpResponse<String> upload() {
        return upload("Kundennummer;Vorname;Nachname;E-Mail;Shoe size\n" + ada + ";Ada;Lovelace;" + EMAIL + ";38\n"
                + "nobody;No;Body;nobody@example.org;\n");
    }

    private String as(Role role, String path) {
        return closed.send(HttpRequest.newBuilder(closed.uri(path)).header("Authorization", "Bearer " + keys.get(role)))
                .body();
    }

    private HttpResponse<String> tag(String customer, String tag, String what) {
        return visitor.submit("/customer?id=" + customer, "/customer", Map.of("do", what, "id", customer, "tag", tag));
    }

    @Test
    void aFileIsUploadedAndItsRowsAreAccountedFor() {
        HttpResponse<String> answer = upload();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Attributes of 1 customers stored, from 2 rows", "E-Mail (e-mail)", "Vorname (first name)")
                .contains("1 rows were left out: their customers have no purchase");
        assertThat(visitor.get("/customer?id=" + ada).body())
                .contains("<h1><bdi>Ada Lovelace</bdi></h1>", "<dt><bdi>Shoe size</bdi></dt><dd><bdi>38</bdi></dd>");
        assertThat(visitor.get("/customer?id=" + other).body()).contains("<h1>").doesNotContain("Lovelace");
    }

    @Test
    void aFileWithoutIdsIsRefusedWithWhatToDo() {
        HttpResponse<String> answer = upload("Vorname;Nachname\nAda;Lovelace\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("no column with the customer&#39;s id", "customer_id");
        assertThat(upload("customer_id\nC1\n").statusCode()).isEqualTo(422);
        assertThat(store.attributes().columns()).isEmpty();
    }

    @Test
    void aViewerSeesNoAttributesAndFindsNobodyByThem() {
        upload();
        for (String path : List.of("/customer?id=" + ada, "/customers?q=lovelace", "/api/v1/customers/" + ada)) {
            assertThat(as(Role.VIEWER, path))
                    .as(path)
                    .doesNotContainIgnoringCase("lovelace@")
                    .doesNotContain("Ada");
        }
        assertThat(as(Role.VIEWER, "/customers?q=lovelace")).contains(">0 customers<");
        assertThat(as(Role.ANALYST, "/customers?q=LOVELACE")).contains(">1 customers<");
        assertThat(as(Role.VIEWER, "/api/v1/customers?q=lovelace")).doesNotContain(ada);
        assertThat(as(Role.ANALYST, "/api/v1/customers?q=lovelace")).contains(ada);
        assertThat(as(Role.ANALYST, "/api/v1/customers/" + ada)).contains("\"attributes\":{\"Vorname\":\"Ada\"");
        assertThat(closed.send(HttpRequest.newBuilder(closed.uri("/attributes"))
                                .header("Authorization", "Bearer " + keys.get(Role.VIEWER)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void attributesAreColumnsOfTheListForAnalysts() {
        upload();
        String chosen = "/customers?q=" + ada + "&details=EMAIL&details=other+shoe+size";
        assertThat(as(Role.ANALYST, chosen))
                .contains("<bdi>E-Mail</bdi></th>", "<bdi>" + EMAIL + "</bdi></td>", "<bdi>38</bdi></td>")
                .contains("name=\"details\" value=\"EMAIL\" checked", "name=\"details\" value=\"FIRST_NAME\">")
                .contains("details=EMAIL%7Cother+shoe+size");
        assertThat(as(Role.ANALYST, "/customers?q=" + ada + "&details=no-such"))
                .doesNotContain("<bdi>E-Mail</bdi></th>");
        assertThat(as(Role.VIEWER, chosen)).contains(ada).doesNotContain(EMAIL, "E-Mail");
    }

    @Test
    void aViewerLearnsNothingFromTheCountOfAnAudienceThatSearchesNames() {
        upload();
        visitor.submit("/customers", "/audiences", Map.of("do", "save", "name", "Adas", "query", "q=lovelace"));
        assertThat(as(Role.ANALYST, "/audiences")).contains("<td>1</td>");
        assertThat(as(Role.VIEWER, "/audiences")).contains("Adas").doesNotContain("<td>1</td>");
    }

    @Test
    void filesHaveAttributesOnlyIfThatIsTicked() {
        upload();
        String plain = as(Role.ANALYST, "/customers/download?q=lovelace&format=csv");
        assertThat(plain).contains(ada).doesNotContain("Ada", EMAIL);
        assertThat(as(Role.ANALYST, "/customers/download?q=lovelace&format=csv&personal=yes"))
                .contains("Vorname,Nachname,E-Mail,Shoe size", "Ada,Lovelace," + EMAIL + ",38");
        for (String tool : List.of("klaviyo", "mailchimp", "hubspot")) {
            assertThat(as(Role.ANALYST, "/customers/download?q=lovelace&personal=yes&format=" + tool))
                    .as(tool)
                    .contains(",First Name,Last Name,", "Shoe size")
                    .contains("\n" + EMAIL + "," + ada + ",Ada,Lovelace,");
        }
        assertThat(store.audit().newest(Long.MAX_VALUE, 10))
                .extracting(AuditEntry::action)
                .contains("export with personal data", "export");
    }

    @Test
    void tagsAreGivenFoundAndTakenAway() {
        assertThat(tag(ada, " VIP  ", "tag").body()).contains("<bdi>vip</bdi>");
        assertThat(as(Role.VIEWER, "/customers?tag=vip")).contains(">1 customers<", ada, "Tag: vip");
        assertThat(as(Role.VIEWER, "/api/v1/customers?tag=VIP")).contains(ada).doesNotContain("\"" + other + "\"");
        assertThat(as(Role.VIEWER, "/api/v1/customers/" + ada)).contains("\"tags\":[\"vip\"]");
        assertThat(as(Role.VIEWER, "/customer?id=" + ada)).contains("vip").doesNotContain("untag");
        assertThat(as(Role.ANALYST, "/customers.csv?tag=vip").lines()).hasSize(2);
        assertThat(tag(ada, "vip", "untag").body()).doesNotContain("<bdi>vip</bdi>");
        assertThat(tag(ada, "x".repeat(60), "tag").statusCode()).isEqualTo(422);
        assertThat(visitor.send("/customer", "do=tag&tag=vip&id=" + ada).statusCode())
                .as("without a token")
                .isEqualTo(403);
        assertThat(store.audit().newest(Long.MAX_VALUE, 20))
                .allSatisfy(entry -> assertThat(entry.toString().replaceAll("requestId=[0-9a-f]+", ""))
                        .doesNotContain(ada));
    }

    @Test
    void allCustomersOfAFilterAreTagged() {
        HttpResponse<String> answer =
                visitor.submit("/customers", "/customers", Map.of("tag", "call", "query", "band=high"));
        assertThat(answer.uri().toString()).endsWith("/customers?tag=call");
        long high = store.customers()
                .orElseThrow()
                .page(new CustomerQuery(
                        CustomerFilter.ALL.withGroup(null, io.customerprediction.app.store.customers.RiskBand.HIGH),
                        CustomerSort.ID,
                        false,
                        1,
                        null))
                .matches();
        assertThat(store.tags().all()).containsEntry("call", high);
    }

    @Test
    void noLogAndNoAuditHoldsAnAddress() throws IOException {
        upload();
        visitor.get("/customer?id=" + ada);
        visitor.get("/customers?q=ada.lovelace%40example.org");
        as(Role.ANALYST, "/customers/download?format=xlsx&personal=yes");
        store.erase(ada, false);
        assertThat(upload().body()).contains("Attributes of 0 customers stored");
        server.close();
        closed.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContainIgnoringCase("lovelace");
            }
        }
        assertThat(store.audit().newest(Long.MAX_VALUE, 50))
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContainIgnoringCase("lovelace"));
    }

    /** As after a process that ended while it read one. */
    @Test
    void filesThatWereLeftAreRemovedAtTheStart(@TempDir Path folder) throws IOException {
        Path left = Files.writeString(folder.resolve("attributes-17.upload"), "customer_id,email");
        Path other = Files.writeString(folder.resolve("17"), "a batch");

        new AttributesPage(new Pages(new Assets()), Optional::empty, folder, 1, 1).removeLeftovers();
        new AttributesPage(new Pages(new Assets()), Optional::empty, folder.resolve("none"), 1, 1).removeLeftovers();

        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }
}

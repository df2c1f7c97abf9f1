package io.customerprediction.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing that clients rely on is taken from the API. The file openapi-released.json is the description of the last release; it
 * is replaced at each release, and by nothing else.
 */
class BreakingChangesTest {
    private static final String BEFORE = """
            {"openapi":"3.1.0","security":[{"key":[]},{}],
             "paths":{
              "/orders/{id}":{"post":{
               "parameters":[
                {"name":"id","in":"path","required":true,"schema":{"type":"string"}},
                {"name":"size","in":"query","schema":{"type":"integer","minimum":1,"maximum":10}}],
               "requestBody":{"content":{
                "application/json":{"schema":{"$ref":"#/components/schemas/Order"}},
                "text/csv":{"schema":{"type":"string"}}}},
               "responses":{
                "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Receipt"}}}},
                "422":{"content":{"application/json":{"schema":{"type":"object","properties":{"why":{"type":"string"}}}}}}}}},
              "/health":{"get":{"responses":{"204":{}}}}},
             "components":{"schemas":{
              "Order":{"type":"object","required":["day"],"additionalProperties":false,"properties":{
               "day":{"type":"string"},
               "amount":{"type":["number","null"],"minimum":0},
               "kind":{"type":"string","enum":["sale","refund"]},
               "lines":{"type":"array","maxItems":9,"items":{"$ref":"#/components/schemas/Order"}},
               "buyer":{"oneOf":[{"type":"string"},{"type":"integer"}]}}},
              "Receipt":{"type":"object","required":["id"],"properties":{
               "id":{"type":"integer","minimum":1},
               "note":{"type":"string"},
               "state":{"type":"string","enum":["new","done"]},
               "who":{"oneOf":[{"type":"string"},{"type":"integer"}]}}}}}}
            """;

    private static final Contract OLD = new Contract(BEFORE);

    @Test
    void theDescriptionBreaksNoClientOfTheLastRelease() {
        Contract released = Contract.read("/io/customerprediction/app/api/openapi-released.json");
        assertThat(BreakingChanges.between(released, Contract.PUBLISHED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/orders/{id} | /order/{id} | POST /orders/{id} is gone",
                "\"post\": | \"put\": | POST /orders/{id} is gone",
                "\"/health\":{\"get\":{ | \"/health\":{\"get\":{\"security\":[{\"key\":[]}], | GET /health needs a key",
                "\"204\":{} | \"200\":{} | GET /health no longer answers 204",
                "\"204\":{} | \"204\":{},\"202\":{} | GET /health answers 202, too",
                "\"in\":\"query\", | \"in\":\"query\",\"required\":true, | needs the parameter query size",
                "\"name\":\"size\" | \"name\":\"length\" | no longer takes the parameter query size",
                "\"minimum\":1,\"maximum\":10 | \"minimum\":2,\"maximum\":10 | query size has another minimum",
                "\"minimum\":1,\"maximum\":10 | \"minimum\":1,\"maximum\":9 | query size has another maximum",
                "\"requestBody\":{ | \"requestBody\":{\"required\":true, | needs a body",
                "\"text/csv\" | \"text/tab\" | no longer takes text/csv",
                "\"required\":[\"day\"] | \"required\":[\"day\",\"kind\"] | body/kind must now be given",
                "\"type\":[\"number\",\"null\"] | \"type\":\"number\" | body/amount may no longer be [null]",
                "\"type\":[\"number\",\"null\"] | \"type\":[\"integer\",\"null\"] | body/amount may no longer be [number]",
                "\"type\":[\"number\",\"null\"],\"minimum\":0 | \"type\":[\"number\",\"null\"],\"minimum\":1 | another minimum",
                "[\"sale\",\"refund\"] | [\"sale\"] | body/kind may no longer have the values [\"refund\"]",
                "\"kind\":{ | \"sort\":{ | body/kind is no longer taken",
                "\"maxItems\":9 | \"maxItems\":8 | body/lines has another maxItems",
                "\"day\":{\"type\":\"string\"} | \"day\":{\"type\":\"string\",\"format\":\"date\"} | body/day has another format",
                "\"buyer\":{\"oneOf\":[{\"type\":\"string\"}, | \"buyer\":{\"oneOf\":[ | body/buyer fits none",
                "\"note\":{\"type\":\"string\"}, | | 200/note is no longer answered",
                "\"required\":[\"id\"] | \"required\":[] | 200/id may now be missing",
                "\"id\":{\"type\":\"integer\" | \"id\":{\"type\":\"number\" | 200/id may now be [number]",
                "\"note\":{\"type\":\"string\"} | \"note\":{\"type\":[\"string\",\"null\"]} | 200/note may now be [null]",
                "[\"new\",\"done\"] | [\"new\",\"done\",\"lost\"] | 200/state may now have the values [\"lost\"]",
                "\"who\":{\"oneOf\":[ | \"who\":{\"oneOf\":[{\"type\":\"boolean\"}, | 200/who fits none",
                "\"id\":{\"type\":\"integer\",\"minimum\":1} | \"id\":{\"type\":\"integer\"} | 200/id has another minimum",
                "\"why\":{\"type\":\"string\"} | \"why\":{\"type\":\"integer\"} | 422/why may now be [integer]"
            })
    void whatBreaksAClientIsFound(String was, String is, String expected) {
        String after = BEFORE.replace(was, is == null ? "" : is);
        assertThat(after).isNotEqualTo(BEFORE);
        assertThat(BreakingChanges.between(OLD, new Contract(after)))
                .anySatisfy(change -> assertThat(change).contains(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"paths\":{ | \"paths\":{\"/new\":{\"get\":{\"responses\":{\"200\":{}}}},",
                "/orders/{id} | /orders/{order}",
                "\"parameters\":[ | \"parameters\":[{\"name\":\"new\",\"in\":\"query\",\"schema\":{\"type\":\"string\"}},",
                "\"minimum\":1,\"maximum\":10 | \"maximum\":11",
                "\"required\":[\"day\"] | \"required\":[]",
                "\"day\":{\"type\":\"string\"} | \"day\":{\"type\":[\"string\",\"integer\"]},\"new\":{\"type\":\"string\"}",
                "[\"sale\",\"refund\"] | [\"sale\",\"refund\",\"gift\"]",
                "\"maxItems\":9, | ",
                "\"buyer\":{\"oneOf\":[ | \"buyer\":{\"oneOf\":[{\"type\":\"null\"},",
                "\"required\":[\"id\"] | \"required\":[\"id\",\"note\"]",
                "\"note\":{ | \"new\":{\"type\":\"string\"},\"note\":{",
                "[\"new\",\"done\"] | [\"new\"]",
                "\"who\":{\"oneOf\":[{\"type\":\"string\"}, | \"who\":{\"oneOf\":["
            })
    void whatBreaksNoClientIsNotReported(String was, String is) {
        String after = BEFORE.replace(was, is == null ? "" : is);
        assertThat(after).isNotEqualTo(BEFORE);
        assertThat(BreakingChanges.between(OLD, new Contract(after))).isEmpty();
    }
}

package io.customerprediction.transactions.layout;

import java.util.ArrayList;
import java.util.List;

/** Collects what was decided about a log, and what is doubtful. */
final class Findings {
    private final List<String> decisions = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    void decide(String decision) {
        decisions.add(decision);
    }

    void doubt(String doubt) {
        doubts.add(doubt);
    }

    List<String> decisions() {
        return decisions;
    }

    List<String> doubts() {
        return doubts;
    }
}
